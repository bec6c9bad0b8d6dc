import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  type QueryCommandInput,
  ScanCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './document-client';
import type { Item } from './item-form';
import { queryItems, type Span } from './item-pages';
import { succeeds, withRetries } from './requests';

/** What must hold of an item, in DynamoDB's words. */
export type ItemCondition = Pick<
  PutCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/** What becomes of an item, and what must hold of it, in DynamoDB's words. */
export type ItemUpdate = ItemCondition & Pick<UpdateCommandInput, 'UpdateExpression'>;

/**
 * Items of a table as they are, for what is no document: no versions, no lists in an order. Every method throws
 * StorageEngineError.
 */
export class Items {
  private readonly table: { readonly TableName: string };

  constructor(
    private readonly client: DocumentClient,
    TableName: string,
  ) {
    this.table = { TableName };
  }

  async get(key: Item): Promise<Item | undefined> {
    const command = new GetCommand({ ...this.table, Key: key, ConsistentRead: true });
    return (await withRetries(() => this.client.send(command))).Item;
  }

  /** @returns false when the condition does not hold. */
  put(item: Item, condition: ItemCondition = {}): Promise<boolean> {
    const command = new PutCommand({ ...this.table, Item: item, ...condition });
    return succeeds(() => this.client.send(command));
  }

  /** @returns The item as it is now; undefined when the condition does not hold. */
  async update(key: Item, update: ItemUpdate): Promise<Item | undefined> {
    const command = new UpdateCommand({ ...this.table, Key: key, ...update, ReturnValues: 'ALL_NEW' });
    let after: Item | undefined;
    await succeeds(async () => {
      after = (await this.client.send(command)).Attributes;
    });
    return after;
  }

  /** @returns false when the condition does not hold. */
  delete(key: Item, condition: ItemCondition = {}): Promise<boolean> {
    const command = new DeleteCommand({ ...this.table, Key: key, ...condition });
    return succeeds(() => this.client.send(command));
  }

  query(query: Omit<QueryCommandInput, 'TableName'>, span?: Span): AsyncGenerator<Item> {
    return queryItems(this.client, { ...query, ...this.table }, span);
  }

  /**
   * The next items of all, in no order.
   * @param after Key of the item behind which to go on.
   * @returns Also the key of the last one; undefined at the end of the table.
   */
  async next(
    after: Item | undefined,
    limit: number,
  ): Promise<{ items: readonly Item[]; last: Item | undefined }> {
    const start = after && { ExclusiveStartKey: after };
    const command = new ScanCommand({ ...this.table, ...start, Limit: limit });
    const { Items: items = [], LastEvaluatedKey: last } = await withRetries(() => this.client.send(command));
    return { items, last };
  }
}
