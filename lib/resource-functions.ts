import type { Construct } from 'constructs';
import { ENVIRONMENT, TABLE_VARIABLES } from '../functions/contract/environment';
import type { Resource } from '../functions/contract/routes';
import type { TableName } from '../functions/contract/tables';
import { entryOf } from './bundling/entries';
import type { AnyTable } from './document-table';
import { decryptTable } from './key-access';
import { policyExtras } from './policy-extras';
import { ResourceFunction } from './resource-function';
import type { Settings } from './settings/settings';
import { accessStatements, TABLE_ACCESS } from './table-access';
import { trustAccess } from './trust-access';

export type Tables = Readonly<Record<TableName, AnyTable>>;

const DESCRIPTIONS: Readonly<Record<Resource, string>> = {
  discovery: 'Versions and health of the Freezer API',
  jobs: 'Backup plans of the Freezer API',
  clients: 'Backup agents of the Freezer API',
  actions: 'Library of actions of the Freezer API',
  backups: 'Records of finished backups of the Freezer API',
  sessions: 'Groups of backup plans of the Freezer API',
  fallback: 'Paths of the Freezer API that no route has, and those that end with a slash',
};

/** The function that serves a resource, with access to the tables that it works with. */
export function addResourceFunction(
  scope: Construct,
  resource: Resource,
  tables: Tables,
  settings: Settings,
) {
  const policy = policyExtras(settings);
  const trusts = trustAccess(resource, settings);
  const access = Object.entries(TABLE_ACCESS[resource]).map(
    ([name, allowed]) => [name as TableName, allowed] as const,
  );
  const { function: added } = new ResourceFunction(scope, `${capitalised(resource)}Function`, {
    entry: entryOf(resource),
    description: DESCRIPTIONS[resource],
    settings,
    logLevel: settings.logLevel,
    extras: { files: { ...policy.files, ...trusts.files } },
    concurrency: settings.functionConcurrency[resource],
    network: trusts.network,
    environment: {
      ...policy.environment,
      [ENVIRONMENT.keystonePublicUrl]: settings.keystonePublicUrl,
      [ENVIRONMENT.serviceType]: settings.serviceType,
      ...trusts.environment,
      ...(access.length > 0 && documentSettings(settings)),
      ...Object.fromEntries(access.map(([name]) => [TABLE_VARIABLES[name], tables[name].tableName])),
    },
  });
  for (const [name, allowed] of access) {
    for (const statement of accessStatements(name, tables[name], allowed)) added.addToRolePolicy(statement);
    const { existingTables, existingTablesKey } = settings;
    if (existingTablesKey !== undefined && existingTables[name] !== undefined) {
      added.addToRolePolicy(decryptTable(existingTablesKey, existingTables[name]));
    }
  }
  return added;
}

function documentSettings(settings: Settings): Readonly<Record<string, string>> {
  return {
    [ENVIRONMENT.managedClients]: settings.managedClients.join(','),
    [ENVIRONMENT.managedRunner]: settings.managedRunner ? 'external' : 'none',
    [ENVIRONMENT.agentClients]: settings.agentClients,
    [ENVIRONMENT.getBodies]: settings.getBodies,
    [ENVIRONMENT.plansPerProject]: String(settings.plansPerProject),
  };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
