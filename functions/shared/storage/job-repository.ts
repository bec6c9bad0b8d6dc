import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { StorageEngineError } from '../errors';
import { assertJob } from '../freezer/assert-job';
import type { Job } from '../freezer/job';
import { withRetries } from './with-retries';

export type JobKey = Pick<Job, 'project_id' | 'job_id'>;

/** The plans in DynamoDB; docs/adr/0001-jobs-table.md has the table. */
export class JobRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tableName: string,
  ) {}

  /**
   * One strongly consistent read, so that a plan is there as soon as its creation was answered.
   * @throws StorageEngineError, 503 when DynamoDB does not answer, 500 when the stored item is not a plan.
   */
  async get({ project_id, job_id }: JobKey): Promise<Job | undefined> {
    const command = new GetCommand({
      TableName: this.tableName,
      Key: { project_id, job_id },
      ConsistentRead: true,
    });
    const { Item: item } = await withRetries(() => this.client.send(command));
    if (item === undefined) return undefined;
    try {
      assertJob(item);
    } catch (cause) {
      throw new StorageEngineError('The stored plan cannot be read.', 500, { cause });
    }
    return item;
  }
}
