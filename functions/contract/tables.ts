/** What identifies an item of a table, and in which orders it can be read. */
export interface TableKeys {
  readonly partitionKey: string;
  readonly sortKey: string;
  /** Local indexes, which are read strongly consistent: name → sort key. */
  readonly indexes: Readonly<Record<string, string>>;
  /** Global indexes, eventually consistent and with keys only: name → partition key. */
  readonly globalIndexes: Readonly<Record<string, string>>;
}

/** `created_at` and id, the order of every list. */
const BY_CREATION = { by_creation: '_creation_order' } as const;

/**
 * Keys of the tables, frozen by docs/adr/0001-jobs-table.md and docs/adr/0006-five-tables.md: changing one means a new
 * table. Attributes that start with `_` are internal and never leave the service.
 */
export const TABLES = {
  jobs: {
    partitionKey: 'project_id',
    sortKey: 'job_id',
    indexes: { by_client: '_client_order', ...BY_CREATION },
    /** Where in the whole cloud a plan is. */
    globalIndexes: { by_id: 'job_id' },
  },
  /** Partitioned by the project, or for clients that serve all projects by `CENTRAL_REGISTRY`. */
  clients: {
    partitionKey: '_registry',
    sortKey: 'client_id',
    indexes: BY_CREATION,
    globalIndexes: {},
  },
  actions: { partitionKey: 'project_id', sortKey: 'action_id', indexes: BY_CREATION, globalIndexes: {} },
  backups: { partitionKey: 'project_id', sortKey: 'backup_id', indexes: BY_CREATION, globalIndexes: {} },
  sessions: { partitionKey: 'project_id', sortKey: 'session_id', indexes: BY_CREATION, globalIndexes: {} },
} as const satisfies Readonly<Record<string, TableKeys>>;

export type TableName = keyof typeof TABLES;

/** No project has such an id. */
export const CENTRAL_REGISTRY = '#central';
