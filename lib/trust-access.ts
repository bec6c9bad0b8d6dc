import { ENVIRONMENT } from '../functions/contract/environment';
import { runsPlans } from '../functions/contract/managed-runner';
import type { Resource } from '../functions/contract/routes';
import { KEYSTONE_CA_FILE } from './keystone-authorizer';
import { networkOf } from './network';
import type { FunctionNetwork } from './resource-function';
import type { Settings } from './settings/settings';

/** What a function needs besides to ask Keystone for trusts. */
export interface TrustAccess {
  readonly environment: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly network?: FunctionNetwork | undefined;
}

/** Those that make plans for central schedulers, and those that make, change or start plans which the stack runs. */
const MAKING: readonly Resource[] = ['jobs', 'fallback'];
const CHANGING: readonly Resource[] = [...MAKING, 'sessions'];

/** Nothing unless the deployment names an account of central schedulers, or runs plans itself. */
export function trustAccess(resource: Resource, settings: Settings): TrustAccess {
  const trustees = { ...scheduler(resource, settings), ...runner(resource, settings) };
  const environment = { ...trustees, ...runnerAccess(resource, settings) };
  if (Object.keys(trustees).length === 0) return { environment, files: {} };
  const { trustRoles, keystoneUrl, keystoneCaFile } = settings;
  return {
    environment: {
      ...environment,
      [ENVIRONMENT.trustRoles]: trustRoles.join(','),
      [ENVIRONMENT.keystoneUrl]: keystoneUrl,
      ...(keystoneCaFile !== undefined && { [ENVIRONMENT.keystoneCa]: KEYSTONE_CA_FILE }),
    },
    files: { ...(keystoneCaFile !== undefined && { [KEYSTONE_CA_FILE]: keystoneCaFile }) },
    network: networkOf(settings),
  };
}

type Variables = Readonly<Record<string, string>>;

function scheduler(resource: Resource, { trustee }: Settings): Variables {
  return trustee !== undefined && MAKING.includes(resource) ? { [ENVIRONMENT.trustee]: trustee } : {};
}

/** With a role of its own, the runner needs no trust. */
function runner(resource: Resource, settings: Settings): Variables {
  const { runnerUser, runnerAccess: access } = settings;
  const asks = isChanging(resource, settings) && access === 'trust';
  return asks && runnerUser !== undefined ? { [ENVIRONMENT.runnerUser]: runnerUser } : {};
}

function runnerAccess(resource: Resource, settings: Settings): Variables {
  return isChanging(resource, settings) ? { [ENVIRONMENT.runnerAccess]: settings.runnerAccess } : {};
}

function isChanging(resource: Resource, { managedRunner }: Settings): boolean {
  return runsPlans(managedRunner) && CHANGING.includes(resource);
}
