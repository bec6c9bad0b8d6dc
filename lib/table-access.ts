import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { TABLE_VARIABLES } from '../functions/contract/environment';
import { runsPlans } from '../functions/contract/managed-runner';
import type { Resource } from '../functions/contract/routes';
import { type OfTables, type TableKeys, type TableName, TABLES } from '../functions/contract/tables';
import type { AnyTable } from './document-table';
import { decryptTable } from './key-access';
import type { Settings } from './settings/settings';

type ItemVerb = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query' | 'Scan';

/** What a function does with a table; nothing else is allowed. */
interface TableAccess {
  readonly items: readonly ItemVerb[];
  /** The indexes that it reads. */
  readonly indexes?: readonly string[];
}

/** By the table; what is not named is not allowed. */
export type Access = Readonly<Partial<Record<TableName, TableAccess>>>;

/** All of a table but those of which only the runner asks. */
function indexesOf(name: TableName): readonly string[] {
  const { indexes, globalIndexes }: TableKeys = TABLES[name];
  const global = Object.keys(globalIndexes).filter((index) => globalIndexes[index]?.forRuns !== true);
  return [...Object.keys(indexes), ...global];
}

/** What the functions of a kind of document do with its own table. */
const own = (name: TableName): TableAccess => ({
  items: ['GetItem', 'PutItem', 'DeleteItem'],
  indexes: indexesOf(name),
});
const JOBS: TableAccess = { ...own('jobs'), items: [...own('jobs').items, 'UpdateItem', 'Scan'] };
const COUNTS: TableAccess = { items: ['GetItem', 'UpdateItem'] };

/** Which tables a function works with. The fallback may have to serve any path that ends with a slash. */
const TABLE_ACCESS: Readonly<Record<Resource, Access>> = {
  discovery: {},
  jobs: {
    jobs: JOBS,
    clients: { items: ['GetItem'] },
    actions: { items: ['GetItem', 'PutItem'] },
    counts: COUNTS,
  },
  clients: { clients: own('clients') },
  actions: { actions: own('actions') },
  backups: { backups: own('backups') },
  sessions: { sessions: own('sessions'), jobs: { items: ['GetItem', 'PutItem'] } },
  fallback: {
    jobs: JOBS,
    clients: own('clients'),
    actions: own('actions'),
    backups: own('backups'),
    sessions: own('sessions'),
    counts: COUNTS,
  },
};

/** It reads no list of documents: what is due and what runs it finds by their indexes, and records by the prefix of a key. */
export const RUNNER_ACCESS = {
  jobs: { items: ['GetItem', 'PutItem', 'UpdateItem', 'Scan'], indexes: ['by_due'] },
  backups: { items: ['GetItem', 'PutItem', 'DeleteItem', 'Query'] },
  runs: { items: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], indexes: ['by_poll'] },
} as const satisfies Access;

/** Where the stack runs plans, the records of a plan's runs are found by the prefix of their key. */
export function tableAccess(resource: Resource, { managedRunner }: Pick<Settings, 'managedRunner'>): Access {
  const access = TABLE_ACCESS[resource];
  const { backups } = access;
  if (backups === undefined || !runsPlans(managedRunner)) return access;
  return { ...access, backups: { ...backups, items: [...backups.items, 'Query'] } };
}

interface Grant {
  readonly access: Access;
  readonly tables: OfTables<AnyTable>;
  readonly settings: Pick<Settings, 'existingTables' | 'existingTablesKey' | 'tableKey'>;
}

/** Not CDK's `grant`, which would open more verbs than the repositories have. */
export function grantTables(to: LambdaFunction, { access, tables, settings }: Grant): void {
  for (const [name, allowed] of entriesOf(access)) {
    const table = tableOf(tables, name);
    for (const statement of statementsOf(table, allowed)) to.addToRolePolicy(statement);
    for (const statement of tableDecryption(name, table, settings)) to.addToRolePolicy(statement);
  }
}

/** What a reader of a table needs besides, where it is under a key of the account's own. */
export function tableDecryption(
  name: TableName,
  { tableName }: AnyTable,
  { existingTables, existingTablesKey, tableKey }: Grant['settings'],
): readonly PolicyStatement[] {
  const key = existingTables[name] === undefined ? tableKey : existingTablesKey;
  return key === undefined ? [] : [decryptTable(key, existingTables[name] ?? tableName)];
}

/** The variables with the names of the tables. */
export function tableVariables(access: Access, tables: OfTables<AnyTable>): Readonly<Record<string, string>> {
  const named = entriesOf(access).map(([name]) => [TABLE_VARIABLES[name], tableOf(tables, name).tableName]);
  return Object.fromEntries(named) as Readonly<Record<string, string>>;
}

function entriesOf(access: Access): readonly (readonly [TableName, TableAccess])[] {
  return Object.entries(access).map(([name, allowed]) => [name as TableName, allowed]);
}

function tableOf(tables: OfTables<AnyTable>, name: TableName): AnyTable {
  const table = tables[name];
  if (table === undefined) throw new Error(`The deployment has no table ${name}.`);
  return table;
}

function statementsOf(
  { tableArn }: AnyTable,
  { items, indexes = [] }: TableAccess,
): readonly PolicyStatement[] {
  const ofItems = new PolicyStatement({
    actions: items.map((verb) => `dynamodb:${verb}`),
    resources: [tableArn],
  });
  if (indexes.length === 0) return [ofItems];
  const resources = indexes.map((index) => `${tableArn}/index/${index}`);
  return [ofItems, new PolicyStatement({ actions: ['dynamodb:Query'], resources })];
}
