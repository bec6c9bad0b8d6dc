import { Refusal } from '../../command/refusal';
import { KIND_NAMES, type KindName } from '../kind';
import type { Snapshot } from './open-database';

/** What every version has, and an import needs; master has more columns, and no longer `jobs.job_actions`. */
const COLUMNS: Readonly<Record<KindName, readonly string[]>> = {
  clients: ['id', 'project_id', 'user_id', 'client_id', 'uuid', 'deleted'],
  actions: ['id', 'project_id', 'user_id', 'action', 'actionmode', 'backup_metadata', 'deleted'],
  sessions: ['id', 'project_id', 'user_id', 'schedule', 'deleted'],
  jobs: ['id', 'project_id', 'user_id', 'client_id', 'schedule', 'deleted'],
  backups: ['id', 'project_id', 'user_id', 'backup_metadata', 'deleted'],
};

/** Master's, which has the actions of plans and their trusts in tables of their own. */
const LINKS = 'job_actions';
const CREDENTIALS = 'user_credentials';

/** How a database keeps what an import needs. */
export interface FreezerTables {
  /** Whether plans have their actions in a table of links. */
  readonly linksActions: boolean;
  readonly hasCredentials: boolean;
}

/**
 * @param kinds Those that are to be read.
 * @throws Refusal that names the table or the column that is not there.
 */
export async function freezerTables(snapshot: Snapshot, kinds: readonly KindName[]): Promise<FreezerTables> {
  const rows = await snapshot.rows(
    'SELECT table_name AS of_table, column_name AS of_column FROM information_schema.columns WHERE table_schema = ?',
    [snapshot.database],
  );
  const columns = new Map<string, Set<string>>();
  for (const { of_table, of_column } of rows) {
    const known = columns.get(String(of_table)) ?? new Set();
    columns.set(String(of_table), known.add(String(of_column)));
  }
  assertTables(snapshot.database, kinds, columns);
  const linksActions = kinds.includes('jobs') && !columns.get('jobs')?.has('job_actions');
  if (linksActions && !columns.has(LINKS)) {
    throw new Refusal(
      `${tableOf('jobs', snapshot.database)} has no column job_actions: it is not Freezer's.`,
    );
  }
  return { linksActions, hasCredentials: columns.has(CREDENTIALS) };
}

function assertTables(
  database: string,
  kinds: readonly KindName[],
  columns: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const absent = kinds.filter((kind) => !columns.has(kind));
  if (absent.length > 0) {
    throw new Refusal(
      `The database ${database} has no table ${absent.join(', ')}, or this user may not read it: ` +
        `Freezer's has ${KIND_NAMES.join(', ')}.`,
    );
  }
  for (const kind of kinds) {
    const missing = COLUMNS[kind].filter((column) => !columns.get(kind)?.has(column));
    if (missing.length > 0) {
      throw new Refusal(
        `${tableOf(kind, database)} has no column ${missing.join(', ')}: it is not Freezer's.`,
      );
    }
  }
}

function tableOf(kind: KindName, database: string): string {
  return `The table ${kind} of the database ${database}`;
}

/** Freezer keeps what was deleted. */
const THERE = (alias: string): string => `COALESCE(\`${alias}\`.deleted, 0) = 0`;

/** How many rows of a kind there are. */
export function countQuery(kind: KindName): string {
  return `SELECT COUNT(*) AS number FROM \`${kind}\` WHERE ${THERE(kind)}`;
}

/** The rows of a kind, as `row`; those of a plan's actions follow each other, as `action`, and its trust is `credential`. */
export function rowsQuery(kind: KindName, { linksActions, hasCredentials }: FreezerTables): string {
  if (kind !== 'jobs')
    return `SELECT * FROM \`${kind}\` AS \`row\` WHERE ${THERE('row')} ORDER BY \`row\`.id`;
  const joins = [
    ...(linksActions
      ? [
          `LEFT JOIN ${LINKS} AS link ON link.job_id = \`row\`.id AND ${THERE('link')}`,
          'LEFT JOIN actions AS action ON action.id = link.action_id',
        ]
      : []),
    ...(hasCredentials
      ? [
          `LEFT JOIN ${CREDENTIALS} AS credential ON credential.job_id = \`row\`.id AND ${THERE('credential')}`,
        ]
      : []),
  ];
  const order = ['`row`.id', ...(linksActions ? ['link.position', 'link.id'] : [])];
  return `SELECT * FROM jobs AS \`row\` ${joins.join(' ')} WHERE ${THERE('row')} ORDER BY ${order.join(', ')}`;
}
