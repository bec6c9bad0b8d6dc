import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Item } from './item-form';
import { withRetries } from './requests';

/** A part of a listing, counted in items. */
export interface Span {
  /** How many to leave out at the beginning. */
  readonly skip?: number;
  /** How many to read at most: otherwise a whole page is read even where ten items are wanted. */
  readonly limit?: number;
  /** What may be read for it; nobody counts where there is none. */
  readonly budget?: PageBudget;
}

/** Told what reading has cost. */
export interface Spending {
  /** @param units Read units, as DynamoDB counts them. */
  readonly spend: (units: number) => void;
}

/** Asked before each page of a listing, too. */
interface PageBudget extends Spending {
  /** Throws where another page may be too much. */
  readonly assertLeft: () => void;
}

/** Items a page: less than DynamoDB's own 1 MB as a rule, so that a page is there before the client gives up. */
const PAGE = 500;

/** Every item that a query finds, in the order of its index. */
export async function* queryItems(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
  { skip = 0, limit = Infinity, budget }: Span = {},
): AsyncGenerator<Item> {
  const ask = async (input: Partial<QueryCommandInput>, left: number) => {
    budget?.assertLeft();
    const counted = budget && { ReturnConsumedCapacity: 'TOTAL' as const };
    const command = new QueryCommand({ ...query, ...input, ...counted, Limit: Math.min(left, PAGE) });
    const page = await withRetries(() => client.send(command));
    budget?.spend(page.ConsumedCapacity?.CapacityUnits ?? 0);
    return page;
  };
  let position: Partial<QueryCommandInput> = {};
  // What is left out is counted where it is stored: it is paid for, but neither sent nor parsed.
  for (let left = skip; left > 0;) {
    const { Count = 0, LastEvaluatedKey } = await ask({ ...position, Select: 'COUNT' }, left);
    if (!LastEvaluatedKey) return;
    left -= Count;
    position = { ExclusiveStartKey: LastEvaluatedKey };
  }
  for (let left = limit; left > 0;) {
    const { Items = [], LastEvaluatedKey } = await ask(position, left);
    yield* Items;
    if (!LastEvaluatedKey) return;
    left -= Items.length;
    position = { ExclusiveStartKey: LastEvaluatedKey };
  }
}

/** Every item of a table, in no order. */
export async function* scanItems(
  client: DynamoDBDocumentClient,
  scan: ScanCommandInput,
): AsyncGenerator<Item> {
  let start: Item | undefined;
  do {
    const command = new ScanCommand({ ...scan, Limit: PAGE, ...(start && { ExclusiveStartKey: start }) });
    const page = await withRetries(() => client.send(command));
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start);
}
