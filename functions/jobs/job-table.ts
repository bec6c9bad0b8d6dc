import { LIMITS } from '../contract/limits';
import { TABLES } from '../contract/tables';
import { itemSize } from '../documents/users-part';
import type { Counters } from '../storage/counters';
import type { DocumentClient } from '../storage/document-client';
import { DocumentRepository, type Query, type Version } from '../storage/document-repository';
import { indexError } from '../storage/index-error';
import {
  creationOrder,
  documentOf,
  type Item,
  type ItemForm,
  itemOf,
  keyOf,
  LONGEST_SORT_KEY_BYTES,
} from '../storage/item-form';
import { scanItems, type Span } from '../storage/item-pages';
import { markDocument } from '../storage/mark-document';
import { isUnheard } from './document/events';
import { assertStoredJob, INTERNAL_JOB_FIELDS, type JobKey, type StoredJob } from './document/job';

/** Plans, in two orders: docs/adr/0001-jobs-table.md. */
export const JOB_FORM: ItemForm<JobKey, StoredJob> = {
  table: TABLES.jobs,
  what: 'job',
  partitionOf: ({ project_id }) => project_id,
  idOf: ({ job_id }) => job_id,
  ordersOf: ({ client_id, created_at, job_id }) => ({
    _client_order: `${client_id}#${creationOrder(created_at, job_id)}`,
  }),
  remembered: new Set(INTERNAL_JOB_FIELDS),
  assert: assertStoredJob,
};

/** An agent writes a plan once or twice while a run begins. */
const MARK_ATTEMPTS = 4;

/** Below every id of a project. */
const BEFORE_ALL_PROJECTS = ' ';

/** Some of the plans of a client in a project. */
export interface PlansInTurn {
  readonly plans: readonly StoredJob[];
  /** As they are stored. */
  readonly bytes: number;
  readonly isLast: boolean;
}

/** The plans, with what only they have: agents that poll, callers that see all projects, and a number a project. */
export class JobRepository extends DocumentRepository<JobKey, StoredJob> {
  /** @param counters Gets each plan that is made or removed; without it nobody counts. */
  constructor(
    client: DocumentClient,
    tableName: string,
    private readonly counters?: Pick<Counters, 'add'>,
  ) {
    super(client, tableName, JOB_FORM);
  }

  override async put(next: StoredJob): Promise<boolean> {
    const written = await super.put(next);
    if (written && next._version === 1) await this.counters?.add(next.project_id, 1);
    return written;
  }

  override async delete(key: JobKey, only?: Version): Promise<boolean> {
    const outcome = await this.remove(key, only);
    if (outcome === 'removed') await this.counters?.add(key.project_id, -1);
    return outcome !== 'changed';
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
      if (await this.markShown(present)) {
        return { ...present, _event_shown: true, _version: present._version + 1 };
      }
      present = await this.get(job);
    }
    return present;
  }

  private markShown(document: StoredJob): Promise<boolean> {
    const Key = keyOf(JOB_FORM, document);
    return markDocument(this.client, {
      ...this.table,
      Key,
      document,
      attribute: '_event_shown',
      value: true,
    });
  }

  /** One client's plans in a project, as they were created. */
  async *listClient(project_id: string, client_id: string, span?: Span): AsyncGenerator<StoredJob> {
    const query = ofClient(project_id, client_id);
    if (query) yield* this.queried(query, span);
  }

  /** The first of them, or those after one. */
  async listInTurn(project_id: string, client_id: string, after?: StoredJob): Promise<PlansInTurn> {
    const query = ofClient(project_id, client_id);
    const plans: StoredJob[] = [];
    let bytes = 0;
    if (!query) return { plans, bytes, isLast: true };
    for await (const plan of this.queried({ ...query, ...behind(after) }, { limit: LIMITS.turnPlans })) {
      plans.push(plan);
      bytes += itemSize(plan);
      if (bytes >= LIMITS.turnBytes) return { plans, bytes, isLast: false };
    }
    return { plans, bytes, isLast: plans.length < LIMITS.turnPlans };
  }

  /** Which projects have plans of this client; the first plan of a project may be missing for a moment. */
  async projectsOf(client_id: string): Promise<readonly string[]> {
    const projects = new Set<string>();
    if (!canBeClient(client_id)) return [];
    for (let last = BEFORE_ALL_PROJECTS; ;) {
      let keys = 0;
      for await (const { project_id } of this.found(inProjectsAfter(last, client_id), {
        limit: LIMITS.indexKeys,
      })) {
        keys += 1;
        // Where one project has more plans than a page, the next page begins behind them all.
        last = String(project_id);
        projects.add(last);
      }
      if (keys < LIMITS.indexKeys) return [...projects];
    }
  }

  /** The plans of every project, in no order: all that is stored is read, and paid for. */
  async *listAll(): AsyncGenerator<StoredJob> {
    const scan = { ...this.table, ConsistentRead: true };
    for await (const item of scanItems(this.client, scan)) yield documentOf(JOB_FORM, item);
  }

  /** Of tables, only that of plans has global indexes, which an older one may lack. */
  protected override async *found(query: Query, span?: Span): AsyncGenerator<Item> {
    try {
      yield* super.found(query, span);
    } catch (error) {
      throw indexError(error, { ...query, ...this.table }, this.form.table);
    }
  }

  /** Where plans with this id are, whatever their project; a plan of the last moments may be missing. */
  async find(job_id: string, span?: Span): Promise<readonly JobKey[]> {
    const keys: JobKey[] = [];
    for await (const item of this.found(withId(job_id), span)) {
      keys.push({ project_id: String(item['project_id']), job_id });
    }
    return keys;
  }
}

function canBeClient(client_id: string): boolean {
  return (
    client_id !== '' && !client_id.includes('#') && Buffer.byteLength(client_id) < LONGEST_SORT_KEY_BYTES
  );
}

/** One client's plans in a project, in the same order; undefined when no plan can have such a client. */
function ofClient(project_id: string, client_id: string): Query | undefined {
  if (!canBeClient(client_id)) return undefined;
  return {
    IndexName: 'by_client' satisfies keyof typeof TABLES.jobs.indexes,
    ConsistentRead: true,
    KeyConditionExpression: 'project_id = :project_id AND begins_with(#order, :beginning)',
    ExpressionAttributeNames: { '#order': TABLES.jobs.indexes.by_client },
    ExpressionAttributeValues: { ':project_id': project_id, ':beginning': `${client_id}#` },
  };
}

/** Where a query of the index of clients goes on. */
function behind(after: StoredJob | undefined) {
  if (!after) return undefined;
  const { project_id, job_id, _client_order } = itemOf(JOB_FORM, after);
  return { ExclusiveStartKey: { project_id, job_id, _client_order } };
}

/** Keys of a client's plans in the projects behind this one. */
function inProjectsAfter(project_id: string, client_id: string): Query {
  return {
    IndexName: 'projects_by_client' satisfies keyof typeof TABLES.jobs.globalIndexes,
    KeyConditionExpression: 'client_id = :client_id AND project_id > :project_id',
    ExpressionAttributeValues: { ':client_id': client_id, ':project_id': project_id },
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
