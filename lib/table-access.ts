import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Resource } from '../functions/contract/routes';
import { type TableKeys, type TableName, TABLES } from '../functions/contract/tables';
import type { AnyTable } from './document-table';

type ItemVerb = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Scan';

/** What a function does with a table; nothing else is allowed. */
export interface TableAccess {
  readonly items: readonly ItemVerb[];
  /** Whether it reads the table's indexes. */
  readonly indexes?: true;
}

/** What the functions of a kind of document do with its own table. */
const OWN: TableAccess = { items: ['GetItem', 'PutItem', 'DeleteItem'], indexes: true };
const JOBS: TableAccess = { items: [...OWN.items, 'UpdateItem', 'Scan'], indexes: true };
const COUNTS: TableAccess = { items: ['GetItem', 'UpdateItem'] };

/** Which tables a function works with. The fallback may have to serve any path that ends with a slash. */
export const TABLE_ACCESS: Readonly<
  Record<Resource, Readonly<Partial<Record<Exclude<TableName, 'runs'>, TableAccess>>>>
> = {
  discovery: {},
  jobs: {
    jobs: JOBS,
    clients: { items: ['GetItem'] },
    actions: { items: ['GetItem', 'PutItem'] },
    counts: COUNTS,
  },
  clients: { clients: OWN },
  actions: { actions: OWN },
  backups: { backups: OWN },
  sessions: { sessions: OWN, jobs: { items: ['GetItem', 'PutItem'] } },
  fallback: { jobs: JOBS, clients: OWN, actions: OWN, backups: OWN, sessions: OWN, counts: COUNTS },
};

/** Not `grant`, which would open more verbs than the repositories have. */
export function accessStatements(
  name: TableName,
  { tableArn }: AnyTable,
  { items, indexes }: TableAccess,
): readonly PolicyStatement[] {
  const { indexes: local, globalIndexes }: TableKeys = TABLES[name];
  // Nobody but the runner asks for what is to run.
  const global = Object.keys(globalIndexes).filter((index) => globalIndexes[index]?.forRuns !== true);
  const names = indexes ? [...Object.keys(local), ...global] : [];
  return [
    new PolicyStatement({ actions: items.map((verb) => `dynamodb:${verb}`), resources: [tableArn] }),
    ...(names.length > 0
      ? [
          new PolicyStatement({
            actions: ['dynamodb:Query'],
            resources: names.map((index) => `${tableArn}/index/${index}`),
          }),
        ]
      : []),
  ];
}
