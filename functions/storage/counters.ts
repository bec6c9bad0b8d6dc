import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '../contract/tables';
import { describeError, logError } from '../runtime/log';
import { succeeds } from './requests';

/**
 * How many documents of one kind projects have, about. A number follows the documents by writes of its own, of which one
 * may get lost: no request fails for it, and whoever counts the documents anyway sets the number right.
 */
export class Counters {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tableName: string,
    /** What is counted. */
    private readonly counted: string,
  ) {}

  /** @returns 0 where nothing was counted yet, undefined where the number cannot be read. */
  async get(project_id: string): Promise<number | undefined> {
    try {
      const { Item } = await this.client.send(new GetCommand(this.item(project_id)));
      return typeof Item?.['number'] === 'number' ? Item['number'] : 0;
    } catch (error) {
      this.log('not read', error);
      return undefined;
    }
  }

  /** One more, or one less. A number that is not known to be more than none gets no less. */
  async add(project_id: string, by: 1 | -1): Promise<void> {
    await this.update('not counted', project_id, {
      UpdateExpression: 'ADD #number :by',
      ...(by < 0 && { ConditionExpression: '#number > :none' }),
      ExpressionAttributeValues: { ':by': by, ...(by < 0 && { ':none': 0 }) },
    });
  }

  /** Sets the number where nobody has changed it since it was read. */
  async set(project_id: string, number: number, before: number): Promise<void> {
    await this.update('not recounted', project_id, {
      UpdateExpression: 'SET #number = :number',
      ConditionExpression:
        before === 0 ? 'attribute_not_exists(#number) OR #number = :before' : '#number = :before',
      ExpressionAttributeValues: { ':number': number, ':before': before },
    });
  }

  private async update(
    outcome: string,
    project_id: string,
    change: Pick<
      UpdateCommand['input'],
      'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
    >,
  ): Promise<void> {
    const names = { '#number': 'number' };
    const command = new UpdateCommand({
      ...this.item(project_id),
      ...change,
      ExpressionAttributeNames: names,
    });
    try {
      await succeeds(() => this.client.send(command));
    } catch (error) {
      this.log(outcome, error);
    }
  }

  private item(project_id: string) {
    const { partitionKey, sortKey } = TABLES.counts;
    return { TableName: this.tableName, Key: { [partitionKey]: project_id, [sortKey]: this.counted } };
  }

  private log(outcome: string, error: unknown): void {
    logError({ operation: 'countDocuments', outcome, reason: describeError(error) });
  }
}
