import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { StoredDocument } from '../documents/stored-document';
import { assertStorable } from './assert-storable';
import { onlyOver, succeeds, unlessThere, withRetries } from './requests';
import { documentOf, inPartition, type Item, type ItemForm, itemOf, keyOf } from './item-form';
import { queryItems, type Span } from './item-pages';

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
    protected readonly client: DynamoDBDocumentClient,
    tableName: string,
    protected readonly form: ItemForm<Key, Document>,
  ) {
    this.table = { TableName: tableName };
  }

  async get(key: Key): Promise<Document | undefined> {
    const item = await this.item(key);
    return item && documentOf(this.form, item);
  }

  /**
   * Version 1 is written only where no document is, a later one only over the version before it.
   * @returns false when somebody else was faster, or the document is there already.
   * @throws BadDataFormat when DynamoDB cannot keep the document as it is.
   */
  async put(next: Document): Promise<boolean> {
    // An answer can get lost after DynamoDB has done the work. The next attempt is refused then, by our own write.
    const write = randomUUID();
    const item = { ...itemOf(this.form, next), _write: write };
    assertStorable(item, this.form);
    const { sortKey } = this.form.table;
    const condition =
      next._version === 1 ? unlessThere(sortKey) : onlyOver(next._version - 1, next.created_at);
    const command = new PutCommand({ ...this.table, Item: item, ...condition });
    if (await succeeds(() => this.client.send(command))) return true;
    return (await this.item(next))?.['_write'] === write;
  }

  /**
   * @param only Deletes only this version; any, if there is none.
   * @returns false when another version is there. A document that is gone is deleted, whoever did it.
   */
  async delete(key: Key, only?: Version): Promise<boolean> {
    const command = new DeleteCommand({
      ...this.table,
      Key: keyOf(this.form, key),
      ...(only && onlyOver(only._version, only.created_at)),
    });
    return (await succeeds(() => this.client.send(command))) || (await this.item(key)) === undefined;
  }

  /** A partition's documents (as a rule a project's) as they were created: by `created_at`, then id. */
  async *list(partition: string, span?: Span): AsyncGenerator<Document> {
    yield* this.listed({ ...inPartition(this.form.table, partition), ...this.table }, span);
  }

  protected async *listed(query: QueryCommandInput, span?: Span): AsyncGenerator<Document> {
    for await (const item of queryItems(this.client, query, span)) yield documentOf(this.form, item);
  }

  private async item(key: Key): Promise<Item | undefined> {
    const command = new GetCommand({ ...this.table, Key: keyOf(this.form, key), ConsistentRead: true });
    return (await withRetries(() => this.client.send(command))).Item;
  }
}
