import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What was asked of DynamoDB, and what it says that it cost. */
export interface Metered {
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

const READ = /^(?:Get|BatchGet|Query|Scan)/;
/** Of a read that finds nothing; the embedded DynamoDB says none. */
const LEAST_UNITS = 0.5;

/**
 * Counts what goes through clients of an embedded DynamoDB, by its own count of units; it takes every scan for an eventually
 * consistent one.
 * @returns What it has counted since it was asked before.
 */
export function metered(clients: readonly DynamoDBDocumentClient[]): () => Metered {
  const nothing = { requests: 0, readUnits: 0, writeUnits: 0 };
  let counted: Metered = nothing;
  for (const client of clients) {
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
          const result = await next(args);
          const units = unitsOf(result.output);
          const isRead = READ.test(String(commandName));
          counted = {
            requests: counted.requests + 1,
            readUnits: counted.readUnits + (isRead ? Math.max(units, LEAST_UNITS) : 0),
            writeUnits: counted.writeUnits + (isRead ? 0 : units),
          };
          return result;
        },
      { step: 'initialize' },
    );
  }
  return () => {
    const taken = counted;
    counted = nothing;
    return taken;
  };
}

function unitsOf(output: object): number {
  const { ConsumedCapacity: consumed } = output as { ConsumedCapacity?: { CapacityUnits?: number } };
  return consumed?.CapacityUnits ?? 0;
}
