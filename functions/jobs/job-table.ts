import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '../contract/tables';
import { DocumentRepository } from '../storage/document-repository';
import { creationOrder, documentOf, type ItemForm, keyOf, ofClient, withId } from '../storage/item-form';
import { queryItems, scanItems } from '../storage/item-pages';
import { onlyOver, succeeds } from '../storage/requests';
import { assertStoredJob, type JobKey, type StoredJob } from './document/job';
import { pendingEvent } from './document/events';

/** Plans, in two orders: docs/adr/0001-jobs-table.md. */
export const JOB_FORM: ItemForm<JobKey, StoredJob> = {
  table: TABLES.jobs,
  what: 'job',
  partitionOf: ({ project_id }) => project_id,
  idOf: ({ job_id }) => job_id,
  ordersOf: ({ client_id, created_at, job_id }) => ({
    _client_order: `${client_id}#${creationOrder(created_at, job_id)}`,
  }),
  remembered: new Set<keyof StoredJob>(['_version', '_configurations', '_event_shown']),
  assert: assertStoredJob,
};

/** An agent writes a plan once or twice while a run begins. */
const MARK_ATTEMPTS = 4;

/** The plans, with what only they have: agents that poll, and callers that see all projects. */
export class JobRepository extends DocumentRepository<JobKey, StoredJob> {
  constructor(client: DynamoDBDocumentClient, tableName: string) {
    super(client, tableName, JOB_FORM);
  }

  /**
   * Notes that the pending event of this plan went out, also where an agent has reported on the plan since.
   * @returns false when the event, or the plan, is another one by now, and when others write all the time.
   */
  async markEventShown(job: StoredJob): Promise<boolean> {
    let present: StoredJob | undefined = job;
    for (let attempt = 0; attempt < MARK_ATTEMPTS; attempt += 1) {
      if (!present || !hasSameEvent(present, job)) return false;
      if (present._event_shown === true || (await this.mark(present))) return true;
      present = await this.get(job);
    }
    return false;
  }

  /**
   * Counts as a version, so that nobody who read the plan before writes over the mark. An update, because a put would
   * wipe the mark by which a concurrent `put` knows its own write.
   */
  private mark(job: StoredJob): Promise<boolean> {
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
    return succeeds(() => this.client.send(command));
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

function hasSameEvent(one: StoredJob, other: StoredJob): boolean {
  return one.created_at === other.created_at && pendingEvent(one) === pendingEvent(other);
}
