import type { Job } from '../freezer/job';

/** A plan with the sort keys of the two indexes, which only this file makes: docs/adr/0001-jobs-table.md. */
export interface JobItem extends Job {
  readonly _creation_order: string;
  readonly _client_order: string;
}

export function jobItem(job: Job): JobItem {
  const creationOrder = `${job.created_at}#${job.job_id}`;
  return { ...job, _creation_order: creationOrder, _client_order: `${job.client_id}#${creationOrder}` };
}
