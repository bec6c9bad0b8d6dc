import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BadDataFormat } from '../../functions/errors';
import type { Item } from '../../functions/storage/item-form';
import { withRetries } from '../../functions/storage/requests';
import type { Known } from './kind';
import type { Kinds } from './open-kinds';
import type { SourceDocument } from './source-document';

/** BatchGetItem takes no more; their documents stay below the 16 MB of its answer. */
const KEYS_A_REQUEST = 100;

type Key = Readonly<Record<string, string>>;
interface PlacedKey {
  readonly tableName: string;
  readonly key: Key;
}

/**
 * The documents of the tables for an import, read a hundred at a time before their turn comes. What was read is given out
 * once: whoever asks again has been overtaken by another writer and needs the document as it is now.
 */
export class ReadAhead {
  private items = new Map<string, Known>();

  constructor(private readonly client: DynamoDBDocumentClient) {}

  /**
   * The documents as they come, each when the item of its key has been read.
   * @throws StorageEngineError, and what the source throws.
   */
  async *through(source: AsyncIterable<SourceDocument>, kinds: Kinds): AsyncGenerator<SourceDocument> {
    let batch: SourceDocument[] = [];
    for await (const given of source) {
      batch.push(given);
      if (batch.length < KEYS_A_REQUEST) continue;
      this.items = await this.read(batch, kinds);
      yield* batch;
      batch = [];
    }
    this.items = await this.read(batch, kinds);
    yield* batch;
  }

  take(tableName: string, key: Item): Known | undefined {
    const name = nameOf(tableName, key);
    const known = this.items.get(name);
    this.items.delete(name);
    return known;
  }

  /** Keys that DynamoDB leaves out, as it may when it is throttled, stay unknown: they are asked for one by one. */
  private async read(batch: readonly SourceDocument[], kinds: Kinds): Promise<Map<string, Known>> {
    const all = batch.flatMap((given) => keysOf(given, kinds));
    const keys = new Map(all.map((placed) => [nameOf(placed.tableName, placed.key), placed]));
    if (keys.size === 0) return new Map();
    const command = new BatchGetCommand({ RequestItems: requestOf([...keys.values()]) });
    const { Responses = {}, UnprocessedKeys = {} } = await withRetries(() => this.client.send(command));
    const known = new Map<string, Known>([...keys.keys()].map((name) => [name, { item: undefined }]));
    for (const [tableName, { Keys = [] }] of Object.entries(UnprocessedKeys))
      for (const key of Keys) known.delete(nameOf(tableName, key));
    for (const { tableName, key } of keys.values()) {
      const names = Object.keys(key);
      const item = Responses[tableName]?.find((one) => names.every((name) => one[name] === key[name]));
      if (item) known.set(nameOf(tableName, key), { item });
    }
    return known;
  }
}

function requestOf(placed: readonly PlacedKey[]) {
  const tables = [...new Set(placed.map(({ tableName }) => tableName))];
  return Object.fromEntries(
    tables.map((tableName) => {
      const Keys = placed.filter((one) => one.tableName === tableName).map(({ key }) => ({ ...key }));
      return [tableName, { Keys, ConsistentRead: true }];
    }),
  );
}

/** None of what is no document; what is wrong with it is told when its turn comes. */
function keysOf(given: SourceDocument, kinds: Kinds): readonly PlacedKey[] {
  const kind = 'fault' in given ? undefined : kinds.get(given.kind);
  if (!kind || 'fault' in given) return [];
  try {
    return [{ tableName: kind.tableName, key: kind.itemKey(given.document) }];
  } catch (error) {
    if (!(error instanceof BadDataFormat)) throw error;
    return [];
  }
}

function nameOf(tableName: string, key: Item): string {
  return JSON.stringify([tableName, ...Object.entries(key).sort()]);
}
