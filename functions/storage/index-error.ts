import { addIndexCommand, type TableKeys } from '../contract/tables';
import { StorageEngineError } from '../errors';

/** As DynamoDB words it. */
const ABSENT = /does not have the specified index/i;
const INCOMPLETE = /backfilling global secondary index/i;

interface IndexQuery {
  readonly TableName: string | undefined;
  readonly IndexName?: string | undefined;
}

/**
 * A failed query of a global index that the table does not have, in words that help: 503 while DynamoDB builds the
 * index, 500 where somebody has to add it, with the command in the log. Another failure stays what it is.
 */
export function indexError(
  error: unknown,
  { TableName = '', IndexName = '' }: IndexQuery,
  table: TableKeys,
): unknown {
  const keys = table.globalIndexes[IndexName];
  if (!keys || !(error instanceof StorageEngineError) || !(error.cause instanceof Error)) return error;
  if (INCOMPLETE.test(error.cause.message)) {
    return new StorageEngineError(`The storage is building its index ${IndexName}; ask again later.`, 503, {
      cause: error.cause,
    });
  }
  if (!ABSENT.test(error.cause.message)) return error;
  const advice = `the table ${TableName} lacks an index, which this adds: ${addIndexCommand(TableName, IndexName, keys)}`;
  return new StorageEngineError(
    `The storage lacks its index ${IndexName}, which its operator has to add.`,
    500,
    {
      cause: new Error(advice),
    },
  );
}
