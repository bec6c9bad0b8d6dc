import type { TableKeys } from '../contract/tables';
import type { StoredDocument } from '../documents/stored-document';
import { StorageEngineError } from '../errors';

export type Item = Readonly<Record<string, unknown>>;

/** How documents of a kind are laid out as items of their table. */
export interface ItemForm<Key, Document extends StoredDocument> {
  readonly table: TableKeys;
  /** As errors call it: `job`. */
  readonly what: string;
  readonly partitionOf: (key: Key) => string;
  readonly idOf: (key: Key) => string;
  /** Sort keys of the local indexes besides the order of creation, which only forms make. */
  readonly ordersOf?: (document: Document) => Readonly<Record<string, string>>;
  /** Internal attributes that are the document's own; all others stay in the storage. */
  readonly remembered: ReadonlySet<string>;
  /** @throws Error that names the field at fault. */
  readonly assert: (item: unknown) => asserts item is Document;
}

/** The primary key of an item. */
export function keyOf<Key>(
  { table, partitionOf, idOf }: Pick<ItemForm<Key, never>, 'table' | 'partitionOf' | 'idOf'>,
  key: Key,
): Readonly<Record<string, string>> {
  return { [table.partitionKey]: partitionOf(key), [table.sortKey]: idOf(key) };
}

/** `created_at` and id: what lists are ordered by. */
export function creationOrder(created_at: string, id: string): string {
  return `${created_at}#${id}`;
}

export function itemOf<Key, Document extends Key & StoredDocument>(
  form: ItemForm<Key, Document>,
  document: Document,
): Item {
  const fields: object = document;
  return {
    ...fields,
    ...keyOf(form, document),
    ...form.ordersOf?.(document),
    _creation_order: creationOrder(document.created_at, form.idOf(document)),
  };
}

/** @throws StorageEngineError 500 when the item is not such a document: half a plan is worse for an agent than none. */
export function documentOf<Key, Document extends StoredDocument>(
  { table, what, remembered, assert }: ItemForm<Key, Document>,
  item: Item,
): Document {
  const document: unknown = Object.fromEntries(
    Object.entries(item).filter(([name]) => !name.startsWith('_') || remembered.has(name)),
  );
  const passes: (document: unknown) => asserts document is Document = assert;
  try {
    passes(document);
  } catch (cause) {
    const id = String(item[table.sortKey]);
    throw new StorageEngineError(`The stored ${what} ${id} cannot be read.`, 500, { cause });
  }
  return document;
}

/** DynamoDB takes no longer value for a sort key. */
export const LONGEST_SORT_KEY_BYTES = 1024;

/** A partition's items, by `created_at`, then id. */
export function inPartition({ partitionKey }: TableKeys, partition: string) {
  return {
    IndexName: 'by_creation',
    ConsistentRead: true,
    KeyConditionExpression: '#partition = :partition',
    ExpressionAttributeNames: { '#partition': partitionKey },
    ExpressionAttributeValues: { ':partition': partition },
  };
}
