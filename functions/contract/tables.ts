/** What identifies an item of a table, and in which orders it can be read. */
export interface TableKeys {
  readonly partitionKey: string;
  readonly sortKey: string;
  /** Local indexes, which are read strongly consistent: name → sort key. */
  readonly indexes: Readonly<Record<string, string>>;
  /** Global indexes, eventually consistent and with keys only, the oldest first; a table may get more of them. */
  readonly globalIndexes: Readonly<Record<string, IndexKeys>>;
  /** Whether only a deployment has it that runs managed plans itself. */
  readonly forRuns?: true;
}

interface IndexKeys {
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** Whether only a deployment has it that runs managed plans itself. */
  readonly forRuns?: true;
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
    globalIndexes: {
      /** Where in the whole cloud a plan is. */
      by_id: { partitionKey: 'job_id' },
      /** Which projects have plans of a client: docs/adr/0011-polls-of-all-projects.md. */
      projects_by_client: { partitionKey: 'client_id', sortKey: 'project_id' },
      /** Which managed plans are to start, the earliest first: docs/adr/0012-managed-plans.md. */
      by_due: { partitionKey: '_due_shard', sortKey: '_due', forRuns: true },
    },
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
  /** How many documents of a kind a project has, about: a table of its own, which no list of documents reads. */
  counts: { partitionKey: 'project_id', sortKey: 'counted', indexes: {}, globalIndexes: {} },
  /** One slot a managed plan, which outlives the plan: docs/adr/0012-managed-plans.md. */
  runs: {
    partitionKey: 'project_id',
    sortKey: 'job_id',
    indexes: {},
    /** Which of them want work, the longest waiting first. */
    globalIndexes: { by_poll: { partitionKey: '_poll_shard', sortKey: '_poll' } },
    forRuns: true,
  },
} as const satisfies Readonly<Record<string, TableKeys>>;

export type TableName = keyof typeof TABLES;

/** Something of each table of a deployment. */
export type OfTables<Value> = Readonly<Record<Exclude<TableName, 'runs'>, Value> & { runs?: Value }>;

/** The shell command that adds a global index to a table that lacks it. */
export function addIndexCommand(tableName: string, indexName: string, keys: IndexKeys): string {
  const { partitionKey, sortKey } = keys;
  const names = [partitionKey, ...(sortKey === undefined ? [] : [sortKey])];
  const create = {
    IndexName: indexName,
    KeySchema: names.map((AttributeName, n) => ({ AttributeName, KeyType: n === 0 ? 'HASH' : 'RANGE' })),
    Projection: { ProjectionType: 'KEYS_ONLY' },
  };
  const attributes = names.map((name) => `AttributeName=${name},AttributeType=S`).join(' ');
  return (
    `aws dynamodb update-table --table-name ${tableName} --attribute-definitions ${attributes} ` +
    `--global-secondary-index-updates '${JSON.stringify([{ Create: create }])}'`
  );
}

/** No project has such an id. */
export const CENTRAL_REGISTRY = '#central';
