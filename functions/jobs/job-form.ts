import { TABLES } from '../contract/tables';
import { assertStoredJob } from './document/assert-job';
import type { JobKey, StoredJob } from './document/job';
import { creationOrder, type ItemForm } from '../storage/item-form';

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
