import { StorageEngineError } from '../errors';
import { assertStoredJob } from '../freezer/jobs/assert-job';
import type { Job, StoredJob } from '../freezer/jobs/job';

/** The sort keys of the two local indexes, which only this file makes: docs/adr/0001-jobs-table.md. */
export interface IndexOrders {
  readonly _creation_order: string;
  readonly _client_order: string;
}

/** What of an item goes back to the service; other internal attributes stay in here. */
const REMEMBERED: ReadonlySet<string> = new Set<keyof StoredJob>([
  '_version',
  '_configurations',
  '_event_shown',
]);

export function jobItem<Plan extends Job>(job: Plan): Plan & IndexOrders {
  const creationOrder = `${job.created_at}#${job.job_id}`;
  return { ...job, _creation_order: creationOrder, _client_order: `${job.client_id}#${creationOrder}` };
}

/** @throws StorageEngineError 500 when the item is not a plan: half a plan is worse for a backup agent than none. */
export function jobFromItem(item: Readonly<Record<string, unknown>>): StoredJob {
  const job: unknown = Object.fromEntries(
    Object.entries(item).filter(([name]) => !name.startsWith('_') || REMEMBERED.has(name)),
  );
  try {
    assertStoredJob(job);
  } catch (cause) {
    throw new StorageEngineError(`The stored job ${String(item['job_id'])} cannot be read.`, 500, { cause });
  }
  return job;
}
