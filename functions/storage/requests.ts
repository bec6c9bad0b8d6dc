import { isConditionFailure } from './storage-faults';
import { withRetries } from './with-retries';

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
