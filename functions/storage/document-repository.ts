import { DeleteCommand, GetCommand, PutCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { StoredDocument } from '../documents/stored-document';
import { assertStorable } from './assert-storable';
import { type Change, changeDocument, type ChangeWithResult } from './change-document';
import { MEASURED, tellSize } from './collection-size';
import type { DocumentClient } from './document-client';
import { documentOf, inPartition, type Item, type ItemForm, itemOf, keyOf } from './item-form';
import { queryItems, type Span, type Spending } from './item-pages';
import { onlyOver, onlyWhere, succeeds, unlessThere, withRetries } from './requests';

/** A query of the repository's own table. */
export type Query = Omit<QueryCommandInput, 'TableName'>;

/** `created_at`, where known, tells a document from one that was made anew under the same key. */
export type Version = Pick<StoredDocument, '_version'> & Partial<Pick<StoredDocument, 'created_at'>>;

/**
 * Documents of one kind in DynamoDB; docs/adr/0001-jobs-table.md and 0006-five-tables.md have the tables. What is read is
 * read strongly consistent, so that a document is there as soon as its creation was answered.
 *
 * Every method throws StorageEngineError: 503 when DynamoDB does not answer, 500 when the stored item is no such document.
 */
export class DocumentRepository<Key, Document extends Key & StoredDocument> {
  protected readonly table: { readonly TableName: string };

  constructor(
    protected readonly client: DocumentClient,
    tableName: string,
    protected readonly form: ItemForm<Key, Document>,
  ) {
    this.table = { TableName: tableName };
  }

  async get(key: Key, spending?: Spending): Promise<Document | undefined> {
    const item = await this.item(key, spending);
    return item && documentOf(this.form, item);
  }

  /**
   * Version 1 is written only where no document is, a later one only over the version before it.
   * @returns false when somebody else was faster, or the document is there already.
   * @throws BadDataFormat when DynamoDB cannot keep the document as it is; StorageEngineError 413 when it keeps as many of
   *   the project as it can.
   */
  async put(next: Document): Promise<boolean> {
    // An answer can get lost after DynamoDB has done the work. The next attempt is refused then, by our own write.
    const write = randomUUID();
    const item = { ...itemOf(this.form, next), _write: write };
    assertStorable(item, this.form);
    const { sortKey } = this.form.table;
    const condition =
      next._version === 1 ? unlessThere(sortKey) : onlyOver(next._version - 1, next.created_at);
    const isNew = next._version === 1;
    const command = new PutCommand({ ...this.table, Item: item, ...condition, ...(isNew && MEASURED) });
    const send = async (): Promise<void> => {
      tellSize(await this.client.send(command), this.form.what, this.form.partitionOf(next));
    };
    if (await succeeds(send)) return true;
    return (await this.item(next))?.['_write'] === write;
  }

  /**
   * The only way to write over a document: reads it, changes it and puts it, until nobody has written in between.
   * @returns The document as it is stored now.
   */
  async change(key: Key, change: Change<Document>): Promise<Document> {
    const [document] = await this.changeWithResult(key, async (stored) => [await change(stored), undefined]);
    return document;
  }

  /** The same for a change that has something to tell besides. */
  changeWithResult<Result>(
    key: Key,
    change: ChangeWithResult<Document, Result>,
  ): Promise<readonly [Document, Result]> {
    return changeDocument<Key, Document, Result>(this, key, change);
  }

  /**
   * @param only Deletes only this version; any, if there is none.
   * @returns false when another version is there. A document that is gone is deleted, whoever did it.
   */
  async delete(key: Key, only?: Version): Promise<boolean> {
    return (await this.remove(key, only)) !== 'changed';
  }

  /** @returns `absent` where there was nothing to remove, or somebody else removed it first. */
  protected async remove(key: Key, only?: Version): Promise<'removed' | 'absent' | 'changed'> {
    const { sortKey } = this.form.table;
    const condition = only ? onlyOver(only._version, only.created_at) : onlyWhere(sortKey);
    const command = new DeleteCommand({ ...this.table, Key: keyOf(this.form, key), ...condition });
    if (await succeeds(() => this.client.send(command))) return 'removed';
    return only && (await this.item(key)) !== undefined ? 'changed' : 'absent';
  }

  /** A partition's documents (as a rule a project's) as they were created: by `created_at`, then id. */
  async *list(partition: string, span?: Span): AsyncGenerator<Document> {
    yield* this.queried(inPartition(this.form.table, partition), span);
  }

  /** The documents that a query of this table finds. */
  protected async *queried(query: Query, span?: Span): AsyncGenerator<Document> {
    for await (const item of this.found(query, span)) yield documentOf(this.form, item);
  }

  /** What a query finds, as it is stored: an index may hold no more than keys. */
  protected found(query: Query, span?: Span): AsyncGenerator<Item> {
    return queryItems(this.client, { ...query, ...this.table }, span);
  }

  private async item(key: Key, spending?: Spending): Promise<Item | undefined> {
    const command = new GetCommand({
      ...this.table,
      Key: keyOf(this.form, key),
      ConsistentRead: true,
      ...(spending && { ReturnConsumedCapacity: 'TOTAL' }),
    });
    const { Item, ConsumedCapacity } = await withRetries(() => this.client.send(command));
    spending?.spend(ConsumedCapacity?.CapacityUnits ?? 0);
    return Item;
  }
}
