import { TABLES } from '../contract/tables';
import type { DocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';
import { creationOrder, type ItemForm, LONGEST_SORT_KEY_BYTES } from '../storage/item-form';
import type { Span } from '../storage/item-pages';
import { isUnheard } from './document/events';
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
   * Notes that the pending event of a plan goes out, whatever an agent reported and users asked for since it was read.
   * @returns The plan as it is now, undefined where it is gone. While others write all the time, the note is not taken,
   * and the plan has an event that was not shown.
   */
  async markEventShown(job: StoredJob): Promise<StoredJob | undefined> {
    let present: StoredJob | undefined = job;
    for (let attempt = 0; attempt < MARK_ATTEMPTS; attempt += 1) {
      if (!present || !isUnheard(present)) return present;
      if (await this.mark(present, '_event_shown', true)) {
        return { ...present, _event_shown: true, _version: present._version + 1 };
      }
      present = await this.get(job);
    }
    return present;
  }

  /** One client's plans in a project, as they were created. */
  async *listClient(project_id: string, client_id: string, span?: Span): AsyncGenerator<StoredJob> {
    const query = ofClient(project_id, client_id);
    if (query) yield* this.queried(query, span);
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
