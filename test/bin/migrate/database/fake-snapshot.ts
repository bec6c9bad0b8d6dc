import type { Joined, Row, Snapshot } from '../../../../bin/migrate/database/open-database';
import type { KindName } from '../../../../bin/migrate/kind';

const COMMON = ['id', 'project_id', 'user_id', 'deleted', 'created_at', 'updated_at'];

/** Columns of Freezer 13's tables, as far as they are read. */
export const FREEZER_13: Readonly<Record<string, readonly string[]>> = {
  clients: [...COMMON, 'client_id', 'hostname', 'description', 'uuid'],
  actions: [...COMMON, 'action', 'actionmode', 'backup_metadata', 'max_retries', 'max_retries_interval'],
  sessions: [...COMMON, 'schedule', 'job', 'session_tag'],
  jobs: [...COMMON, 'client_id', 'schedule', 'session_id', 'session_tag', 'description', 'job_actions'],
  backups: [...COMMON, 'job_id', 'user_name', 'backup_metadata'],
};

/** Of master's: plans have their actions and trusts in tables of their own. */
export const MASTER: Readonly<Record<string, readonly string[]>> = {
  ...FREEZER_13,
  clients: [...(FREEZER_13['clients'] ?? []), 'is_central', 'supported_modes'],
  jobs: (FREEZER_13['jobs'] ?? []).filter((column) => column !== 'job_actions'),
  job_actions: ['id', 'job_id', 'action_id', 'position', 'deleted'],
  user_credentials: ['id', 'job_id', 'trust_id', 'trustor_user_id', 'deleted'],
  backups: [...COMMON, 'job_id', 'status', 'backup_metadata'],
};

export interface FakeSnapshot extends Snapshot {
  readonly asked: readonly string[];
}

/** A database that answers with these rows, whatever is asked of a table. */
export function fakeSnapshot(
  tables: Readonly<Record<string, readonly string[]>>,
  rows: Readonly<Partial<Record<KindName, readonly Joined[]>>> = {},
): FakeSnapshot {
  const asked: string[] = [];
  const rowsOf = (sql: string): readonly Joined[] =>
    Object.entries(rows).find(([kind]) => new RegExp(`FROM \`?${kind}\\b`).test(sql))?.[1] ?? [];
  return {
    asked,
    database: 'freezer',
    rows: (sql): Promise<readonly Row[]> => {
      asked.push(sql);
      const columns = Object.entries(tables).flatMap(([of_table, names]) =>
        names.map((of_column) => ({ of_table, of_column })),
      );
      const ids = new Set(rowsOf(sql).map((joined) => joined['row']?.['id']));
      return Promise.resolve(sql.includes('information_schema') ? columns : [{ number: ids.size }]);
    },
    async *stream(sql) {
      asked.push(sql);
      yield* await Promise.resolve(rowsOf(sql));
    },
    close: () => Promise.resolve(),
  };
}
