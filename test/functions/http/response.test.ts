import {
  AccessForbidden,
  DocumentNotFound,
  InvalidToken,
  MethodNotAllowed,
  NotAcceptable,
  ServiceError,
  StorageEngineError,
} from '../../../functions/errors';
import { errorResponse } from '../../../functions/http/response';

const SECRET = new Error('table arn:aws:dynamodb:us-east-1:123456789012:table/jobs');
const answer = (error: unknown) => errorResponse(error, 'https://keystone.example.com');

describe('errorResponse', () => {
  it.each([
    [new AccessForbidden('no'), 403, 'Access Forbidden'],
    [new DocumentNotFound('no'), 404, 'Not Found'],
    [new NotAcceptable('no'), 406, 'Not Acceptable'],
    [new StorageEngineError('no', 500, { cause: SECRET }), 500, 'Internal Storage Error'],
    [new StorageEngineError('no', 503, { cause: SECRET }), 503, 'Service Unavailable'],
    [new ServiceError('no', { cause: SECRET }), 503, 'Service Unavailable'],
  ])('writes %s as %d', (error, status, title) => {
    expect(answer(error)).toMatchObject({ status, body: { title, description: 'no' } });
    expect(JSON.stringify(answer(error))).not.toContain('arn:');
  });

  it('sends who has no valid token to Keystone', () => {
    const message = 'The request you have made requires authentication.';
    expect(answer(new InvalidToken('The token has expired.'))).toEqual({
      status: 401,
      headers: { 'WWW-Authenticate': 'Keystone uri="https://keystone.example.com"' },
      body: {
        title: 'Unauthorized',
        description: message,
        error: { code: 401, title: 'Unauthorized', message },
      },
    });
  });

  it('names the verbs that a path answers', () => {
    expect(answer(new MethodNotAllowed('GET, OPTIONS'))).toMatchObject({
      status: 405,
      headers: { Allow: 'GET, OPTIONS' },
      body: { title: 'Method Not Allowed', description: expect.stringContaining('GET, OPTIONS') as string },
    });
  });

  it('says when to try again', () => {
    expect(answer(new StorageEngineError('no', 503)).headers).toEqual({ 'Retry-After': '5' });
    expect(answer(new StorageEngineError('no', 500)).headers).toBeUndefined();
  });

  it.each([[SECRET], [new TypeError('x')], ['text'], [undefined], [null]])(
    'tells nothing about %p',
    (error) => {
      expect(answer(error)).toEqual({
        status: 500,
        body: { title: 'Internal Server Error', description: 'An unexpected error occurred on the server.' },
      });
    },
  );
});
