import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** How many units were read since it was asked before. */
export type ReadUnits = () => number;

/** The embedded DynamoDB's own count; it takes every scan for an eventually consistent one, which costs half. */
export function countReadUnits(client: DynamoDBDocumentClient): ReadUnits {
  let units = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const result = await next(args);
      units += unitsOf(result.output);
      return result;
    },
    { step: 'initialize' },
  );
  return () => {
    const read = units;
    units = 0;
    return read;
  };
}

/** `ConsumedCapacity.CapacityUnits` of an answer. */
function unitsOf(output: object): number {
  if (!('ConsumedCapacity' in output)) throw new Error('DynamoDB does not say what it cost.');
  const { ConsumedCapacity: consumed } = output;
  if (typeof consumed !== 'object' || consumed === null || !('CapacityUnits' in consumed)) return 0;
  return Number(consumed.CapacityUnits);
}
