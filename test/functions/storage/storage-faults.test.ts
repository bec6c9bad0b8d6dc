import { isTransient, storageError } from '../../../functions/storage/requests';

/** An error as the SDK makes them. */
function fault(name: string, httpStatusCode?: number, code?: string): Error {
  return Object.assign(new Error('details'), {
    name,
    ...(httpStatusCode !== undefined && { $metadata: { httpStatusCode } }),
    ...(code !== undefined && { code }),
  });
}

describe('storage faults', () => {
  it.each([
    fault('ProvisionedThroughputExceededException', 400),
    fault('ThrottlingException', 400),
    fault('RequestLimitExceeded', 400),
    fault('InternalServerError', 500),
    fault('ServiceUnavailable', 503),
    fault('TimeoutError'),
    fault('Error', undefined, 'ECONNREFUSED'),
    fault('Error', undefined, 'ECONNRESET'),
    fault('Error', undefined, 'ENOTFOUND'),
  ])('take %s for passing: 503', (error) => {
    expect(isTransient(error)).toBe(true);
    expect(storageError(error)).toMatchObject({ status: 503, cause: error });
  });

  it.each([
    fault('ResourceNotFoundException', 400),
    fault('AccessDeniedException', 400),
    fault('ValidationException', 400),
    fault('UnrecognizedClientException', 400),
    fault('ExpiredTokenException', 400),
    fault('TypeError'),
    fault('Error', undefined, 'ERR_INVALID_ARG_TYPE'),
    Object.assign(new Error('odd'), { $metadata: null }),
    'a text',
    undefined,
  ])('take %p for lasting: 500', (error) => {
    expect(isTransient(error)).toBe(false);
    expect(storageError(error)).toMatchObject({ status: 500, cause: error });
  });
});
