import { runsPlans } from '../functions/contract/managed-runner';
import { type TableKeys, type TableName, TABLES } from '../functions/contract/tables';
import type { Settings } from './settings/settings';

type Runner = Pick<Settings, 'managedRunner'>;

/** The tables that a deployment has. */
export function deployedTables(settings: Runner): readonly TableName[] {
  return Object.entries<TableKeys>(TABLES)
    .filter(([, table]) => isNeeded(table, settings))
    .map(([name]) => name as TableName);
}

/** The keys of a table, without the indexes that a deployment does not need. */
export function deployedKeys(name: TableName, settings: Runner): TableKeys {
  const keys: TableKeys = TABLES[name];
  const needed = Object.entries(keys.globalIndexes).filter(([, index]) => isNeeded(index, settings));
  return { ...keys, globalIndexes: Object.fromEntries(needed) };
}

function isNeeded({ forRuns }: { readonly forRuns?: true }, { managedRunner }: Runner): boolean {
  return forRuns !== true || runsPlans(managedRunner);
}
