import { StorageEngineError } from '../errors';

const THROTTLING = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);
/** `TimeoutError` is the SDK's own, the rest are Node's words for a connection that failed. */
const BROKEN_CONNECTION = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'TimeoutError',
]);

/** Whether DynamoDB may answer if asked again: throttling, its own failures, a broken connection. */
export function isTransient(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if (THROTTLING.has(fault.name) || BROKEN_CONNECTION.has(fault.name)) return true;
  if ('code' in fault && typeof fault.code === 'string' && BROKEN_CONNECTION.has(fault.code)) return true;
  return httpStatusOf(fault) >= 500;
}

/** Whether a conditional write was refused because its condition does not hold. */
export function isConditionFailure(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'ConditionalCheckFailedException';
}

/** 503 for what passes by itself; 500 for what somebody must repair: a missing table, access denied, a bad key. */
export function storageError(fault: unknown): StorageEngineError {
  const throttled = fault instanceof Error && THROTTLING.has(fault.name);
  return isTransient(fault)
    ? new StorageEngineError('The storage is temporarily unavailable.', 503, { cause: fault, throttled })
    : new StorageEngineError('The storage failed.', 500, { cause: fault });
}

/** The SDK hangs the status of DynamoDB's answer on its errors; 0 when there was no answer. */
function httpStatusOf(fault: Error): number {
  if (!('$metadata' in fault) || typeof fault.$metadata !== 'object' || fault.$metadata === null) return 0;
  const metadata: object = fault.$metadata;
  return 'httpStatusCode' in metadata && typeof metadata.httpStatusCode === 'number'
    ? metadata.httpStatusCode
    : 0;
}
