import { setTimeout as sleep } from 'node:timers/promises';
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
function isConditionFailure(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'ConditionalCheckFailedException';
}

/** DynamoDB keeps 10 GB of a partition, the copies in local indexes counted, and no more. */
function isFull(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'ItemCollectionSizeLimitExceededException';
}

const FULL =
  'This project has as many documents of this kind as the storage can keep (10 GB): remove some of them.';

/**
 * 503 for what passes by itself; 413 where a project's documents fill the storage; 500 for what else somebody must repair:
 * a missing table, access denied, a bad key.
 */
export function storageError(fault: unknown): StorageEngineError {
  if (isFull(fault)) return new StorageEngineError(FULL, 413, { cause: fault });
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

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 50;

/**
 * Sends a request up to three times, with pauses of at most 50 and 100 ms between: with the client's time limits a
 * caller waits less than 2 s for the last refusal. Pauses are random so that callers do not return all at once.
 * @throws StorageEngineError in place of whatever the SDK threw.
 */
export async function withRetries<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (fault) {
      if (attempt === ATTEMPTS || !isTransient(fault)) throw storageError(fault);
      await sleep(Math.random() * FIRST_PAUSE_MS * attempt);
    }
  }
}

/**
 * Whether a conditional write came through: a condition that does not hold is an answer, not a fault.
 * @throws StorageEngineError
 */
export function succeeds(send: () => Promise<unknown>): Promise<boolean> {
  return withRetries(async () => {
    try {
      await send();
      return true;
    } catch (fault) {
      if (isConditionFailure(fault)) return false;
      throw fault;
    }
  });
}

/** For a document's first version. */
export function unlessThere(sortKey: string) {
  return { ConditionExpression: `attribute_not_exists(${sortKey})` } as const;
}

/** For what removes a document, whatever its version. */
export function onlyWhere(sortKey: string) {
  return { ConditionExpression: `attribute_exists(${sortKey})` } as const;
}

/**
 * For what goes over a certain version of a document.
 * @param created_at Tells the document from one that was removed and made anew under the same id, whose versions begin
 * with 1 again.
 */
export function onlyOver(version: number, created_at?: string) {
  const isVersion = '#version = :version';
  return {
    ConditionExpression: created_at === undefined ? isVersion : `${isVersion} AND created_at = :created_at`,
    ExpressionAttributeNames: { '#version': '_version' },
    ExpressionAttributeValues: {
      ':version': version,
      ...(created_at !== undefined && { ':created_at': created_at }),
    },
  };
}
