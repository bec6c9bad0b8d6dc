import { runsPlans } from '../functions/contract/managed-runner';
import { type TableKeys, type TableName, TABLES } from '../functions/contract/tables';
import type { Settings } from './settings/settings';

type Runner = Pick<Settings, 'managedRunner'>;

/** The tables that a deployment has. */
export function deployedTables({ managedRunner }: Runner): readonly TableName[] {
  return Object.entries<TableKeys>(TABLES)
    .filter(([, { forRuns }]) => forRuns !== true || runsPlans(managedRunner))
    .map(([name]) => name as TableName);
}

/** The keys of a table, without the indexes that a deployment does not need. */
export function deployedKeys(name: TableName, { managedRunner }: Runner): TableKeys {
  const keys: TableKeys = TABLES[name];
  const needed = Object.entries(keys.globalIndexes).filter(
    ([, { forRuns }]) => forRuns !== true || runsPlans(managedRunner),
  );
  return { ...keys, globalIndexes: Object.fromEntries(needed) };
}
