import type { Construct } from 'constructs';
import { ENVIRONMENT } from '../functions/contract/environment';
import type { Resource } from '../functions/contract/routes';
import type { OfTables } from '../functions/contract/tables';
import { entryOf } from './bundling/entries';
import type { AnyTable } from './document-table';
import { networkOfAll } from './network';
import { policyExtras } from './policy-extras';
import { ResourceFunction } from './resource-function';
import type { Settings } from './settings/settings';
import { grantTables, tableAccess, tableVariables } from './table-access';
import { trustAccess } from './trust-access';

export type Tables = OfTables<AnyTable>;

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
  const access = tableAccess(resource, settings);
  const { function: added } = new ResourceFunction(scope, `${capitalised(resource)}Function`, {
    entry: entryOf(resource),
    description: DESCRIPTIONS[resource],
    settings,
    logLevel: settings.logLevel,
    extras: { files: { ...policy.files, ...trusts.files } },
    concurrency: settings.functionConcurrency[resource],
    network: trusts.network ?? networkOfAll(settings),
    environment: {
      ...policy.environment,
      [ENVIRONMENT.keystonePublicUrl]: settings.keystonePublicUrl,
      [ENVIRONMENT.serviceType]: settings.serviceType,
      ...trusts.environment,
      ...(Object.keys(access).length > 0 && documentSettings(settings)),
      ...tableVariables(access, tables),
    },
  });
  grantTables(added, { access, tables, settings });
  return added;
}

function documentSettings(settings: Settings): Readonly<Record<string, string>> {
  return {
    [ENVIRONMENT.managedClients]: settings.managedClients.join(','),
    [ENVIRONMENT.managedRunner]: settings.managedRunner,
    [ENVIRONMENT.agentClients]: settings.agentClients,
    [ENVIRONMENT.getBodies]: settings.getBodies,
    [ENVIRONMENT.plansPerProject]: String(settings.plansPerProject),
  };
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
