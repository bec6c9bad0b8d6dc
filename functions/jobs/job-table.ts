import { TABLES } from '../contract/tables';
import type { DocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';
import { creationOrder, type ItemForm, LONGEST_SORT_KEY_BYTES } from '../storage/item-form';
import { pendingEvent } from './document/events';
import { assertStoredJob, type JobKey, type StoredJob } from './document/job';

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
  constructor(client: DocumentClient, tableName: string) {
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
      if (present._event_shown === true || (await this.mark(present, '_event_shown', true))) return true;
      present = await this.get(job);
    }
    return false;
  }

  /** One client's plans in a project, as they were created. */
  async *listClient(project_id: string, client_id: string): AsyncGenerator<StoredJob> {
    const query = ofClient(project_id, client_id);
    if (query) yield* this.queried(query);
  }

  /** The plans of every project, in no order: all that is stored is read, and paid for. */
  listAll(): AsyncGenerator<StoredJob> {
    return this.scanned();
  }

  /** Where plans with this id are, whatever their project; a plan of the last moments may be missing. */
  async find(job_id: string): Promise<readonly JobKey[]> {
    const keys: JobKey[] = [];
    for await (const item of this.found(withId(job_id))) {
      keys.push({ project_id: String(item['project_id']), job_id });
    }
    return keys;
  }
}

function hasSameEvent(one: StoredJob, other: StoredJob): boolean {
  return one.created_at === other.created_at && pendingEvent(one) === pendingEvent(other);
}

/** One client's plans in a project, in the same order; undefined when no plan can have such a client. */
function ofClient(project_id: string, client_id: string) {
  const beginning = `${client_id}#`;
  if (client_id.includes('#') || Buffer.byteLength(beginning) > LONGEST_SORT_KEY_BYTES) return undefined;
  return {
    IndexName: 'by_client' satisfies keyof typeof TABLES.jobs.indexes,
    ConsistentRead: true,
    KeyConditionExpression: 'project_id = :project_id AND begins_with(#order, :beginning)',
    ExpressionAttributeNames: { '#order': TABLES.jobs.indexes.by_client },
    ExpressionAttributeValues: { ':project_id': project_id, ':beginning': beginning },
  };
}

/** Where in the whole cloud plans have this id. A global index cannot be read consistently. */
function withId(job_id: string) {
  return {
    IndexName: 'by_id' satisfies keyof typeof TABLES.jobs.globalIndexes,
    KeyConditionExpression: 'job_id = :job_id',
    ExpressionAttributeValues: { ':job_id': job_id },
  };
}
