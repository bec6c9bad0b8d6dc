import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { JobKey, StoredJob } from '../freezer/jobs/job';
import { onlyOver, succeeds } from './conditional-write';
import { DocumentRepository } from './document-repository';
import { documentOf, keyOf } from './item-form';
import { queryItems, scanItems } from './item-pages';
import { ofClient, withId } from './item-queries';
import { JOB_FORM } from './job-form';

/** The plans, with what only they have: agents that poll, and callers that see all projects. */
export class JobRepository extends DocumentRepository<JobKey, StoredJob> {
  constructor(client: DynamoDBDocumentClient, tableName: string) {
    super(client, tableName, JOB_FORM);
  }

  /**
   * Notes that the pending event of this version went out. It counts as a version, so that nobody who read the plan
   * before writes over the mark. An update, because a put would wipe the mark by which a concurrent `put` knows its
   * own write.
   * @returns false when the plan has changed since, and the mark is not there.
   */
  async markEventShown(job: StoredJob): Promise<boolean> {
    const { created_at, _version } = job;
    const condition = onlyOver(_version, created_at);
    const command = new UpdateCommand({
      ...this.table,
      Key: keyOf(this.form, job),
      ...condition,
      UpdateExpression: 'SET #shown = :shown, #version = :next',
      ExpressionAttributeNames: { ...condition.ExpressionAttributeNames, '#shown': '_event_shown' },
      ExpressionAttributeValues: {
        ...condition.ExpressionAttributeValues,
        ':shown': true,
        ':next': _version + 1,
      },
    });
    if (await succeeds(() => this.client.send(command))) return true;
    const present = await this.get(job);
    return present?._event_shown === true && present.job_schedule['event'] === job.job_schedule['event'];
  }

  /** One client's plans in a project, as they were created. */
  async *listClient(project_id: string, client_id: string): AsyncGenerator<StoredJob> {
    const query = ofClient(project_id, client_id);
    if (query) yield* this.listed({ ...query, ...this.table });
  }

  /** The plans of every project, in no order: all that is stored is read, and paid for. */
  async *listAll(): AsyncGenerator<StoredJob> {
    const scan = { ...this.table, ConsistentRead: true };
    for await (const item of scanItems(this.client, scan)) yield documentOf(this.form, item);
  }

  /** Where plans with this id are, whatever their project; a plan of the last moments may be missing. */
  async find(job_id: string): Promise<readonly JobKey[]> {
    const keys: JobKey[] = [];
    for await (const item of queryItems(this.client, { ...withId(job_id), ...this.table })) {
      keys.push({ project_id: String(item['project_id']), job_id });
    }
    return keys;
  }
}
