import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { Job, JobKey, StoredJob } from '../freezer/jobs/job';
import { assertStorable } from './assert-storable';
import { jobItem, jobFromItem } from './job-item';
import { type Item, queryItems, scanItems, type Span } from './job-pages';
import { ofClient, ofProject, withId } from './job-queries';
import { isConditionFailure } from './storage-faults';
import { withRetries } from './with-retries';
import { onlyOver, UNLESS_THERE } from './write-conditions';

/** A plan's key; its `created_at`, where known, tells it from a plan that was made anew under the same key. */
export type PlanToDelete = JobKey & Partial<Pick<Job, 'created_at'>>;

/**
 * The plans in DynamoDB; docs/adr/0001-jobs-table.md has the table. What is read is read strongly consistent, so that
 * a plan is there as soon as its creation was answered; only `find` may lag behind.
 *
 * Every method throws StorageEngineError: 503 when DynamoDB does not answer, 500 when the stored item is not a plan.
 */
export class JobRepository {
  private readonly table: { readonly TableName: string };

  constructor(
    private readonly client: DynamoDBDocumentClient,
    tableName: string,
  ) {
    this.table = { TableName: tableName };
  }

  async get(key: JobKey): Promise<StoredJob | undefined> {
    const item = await this.item(key);
    return item && jobFromItem(item);
  }

  /**
   * Version 1 is written only where no plan is, a later one only over the version before it.
   * @returns false when somebody else was faster, or the plan is there already.
   * @throws BadDataFormat when DynamoDB cannot keep the plan as it is.
   */
  async put(next: StoredJob): Promise<boolean> {
    // An answer can get lost after DynamoDB has done the work. The next attempt is refused then, by our own write.
    const write = randomUUID();
    const item = { ...jobItem(next), _write: write };
    assertStorable(item);
    const condition = next._version === 1 ? UNLESS_THERE : onlyOver(next._version - 1, next.created_at);
    const command = new PutCommand({ ...this.table, Item: item, ...condition });
    if (await succeeds(() => this.client.send(command))) return true;
    return (await this.item(next))?.['_write'] === write;
  }

  /**
   * @param version Deletes only this version; any, if there is none.
   * @returns false when another version is there. A plan that is gone is deleted, whoever did it.
   */
  async delete(plan: PlanToDelete, version?: number): Promise<boolean> {
    const { project_id, job_id } = plan;
    const command = new DeleteCommand({
      ...this.table,
      Key: { project_id, job_id },
      ...(version !== undefined && onlyOver(version, plan.created_at)),
    });
    return (await succeeds(() => this.client.send(command))) || (await this.item(plan)) === undefined;
  }

  /**
   * Notes that the pending event of this version went out. It counts as a version, so that nobody who read the plan
   * before writes over the mark. An update, because a put would wipe the mark by which a concurrent `put` knows its
   * own write.
   * @returns false when the plan has changed since, and the mark is not there.
   */
  async markEventShown(job: StoredJob): Promise<boolean> {
    const { project_id, job_id, created_at, _version } = job;
    const condition = onlyOver(_version, created_at);
    const command = new UpdateCommand({
      ...this.table,
      Key: { project_id, job_id },
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

  /** A project's plans as they were created: by `created_at`, then `job_id`. */
  async *listProject(project_id: string, span?: Span): AsyncGenerator<StoredJob> {
    yield* this.listed({ ...ofProject(project_id), ...this.table }, span);
  }

  /** One client's plans in a project, in the same order. */
  async *listClient(project_id: string, client_id: string): AsyncGenerator<StoredJob> {
    const query = ofClient(project_id, client_id);
    if (query) yield* this.listed({ ...query, ...this.table });
  }

  /** The plans of every project, in no order: all that is stored is read, and paid for. */
  async *listAll(): AsyncGenerator<StoredJob> {
    const scan = { ...this.table, ConsistentRead: true };
    for await (const item of scanItems(this.client, scan)) yield jobFromItem(item);
  }

  /** Where plans with this id are, whatever their project; a plan of the last moments may be missing. */
  async find(job_id: string): Promise<readonly JobKey[]> {
    const keys: JobKey[] = [];
    for await (const item of queryItems(this.client, { ...withId(job_id), ...this.table })) {
      keys.push({ project_id: String(item['project_id']), job_id });
    }
    return keys;
  }

  private async *listed(query: QueryCommandInput, span?: Span): AsyncGenerator<StoredJob> {
    for await (const item of queryItems(this.client, query, span)) yield jobFromItem(item);
  }

  private async item({ project_id, job_id }: JobKey): Promise<Item | undefined> {
    const command = new GetCommand({ ...this.table, Key: { project_id, job_id }, ConsistentRead: true });
    return (await withRetries(() => this.client.send(command))).Item;
  }
}

/** Whether a conditional write came through: a condition that does not hold is an answer, not a fault. */
function succeeds(send: () => Promise<unknown>): Promise<boolean> {
  return withRetries(async () => {
    try {
      await send();
      return true;
    } catch (fault) {
      if (isConditionFailure(fault)) return false;
      throw fault;
    }
  });
}
