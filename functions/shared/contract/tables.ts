/**
 * Keys of the tables, frozen by docs/adr/0001-jobs-table.md: changing one means a new table.
 * Attributes that start with `_` are internal and never leave the service.
 */
export const JOBS_TABLE = {
  partitionKey: 'project_id',
  sortKey: 'job_id',
  indexes: {
    by_client: '_client_order',
    by_creation: '_creation_order',
  },
  /** Eventually consistent and without the plans themselves: where in the whole cloud a plan is. */
  globalIndexes: {
    by_id: 'job_id',
  },
} as const;
