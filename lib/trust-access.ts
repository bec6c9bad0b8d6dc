import { ENVIRONMENT } from '../functions/contract/environment';
import type { Resource } from '../functions/contract/routes';
import { KEYSTONE_CA_FILE } from './keystone-authorizer';
import type { FunctionNetwork } from './resource-function';
import type { Settings } from './settings/settings';

/** What a function needs besides to ask Keystone for trusts. */
export interface TrustAccess {
  readonly environment: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly network?: FunctionNetwork | undefined;
}

/** Those that make plans. */
const ASKING: readonly Resource[] = ['jobs', 'fallback'];
const NONE: TrustAccess = { environment: {}, files: {} };

/** Nothing unless the deployment names the account of its central schedulers. */
export function trustAccess(resource: Resource, settings: Settings): TrustAccess {
  const { trustee, trustRoles, keystoneUrl, keystoneCaFile } = settings;
  if (trustee === undefined || !ASKING.includes(resource)) return NONE;
  const { authorizerSubnets: subnetIds, authorizerSecurityGroups: securityGroupIds } = settings;
  return {
    environment: {
      [ENVIRONMENT.trustee]: trustee,
      [ENVIRONMENT.trustRoles]: trustRoles.join(','),
      [ENVIRONMENT.keystoneUrl]: keystoneUrl,
      ...(keystoneCaFile !== undefined && { [ENVIRONMENT.keystoneCa]: KEYSTONE_CA_FILE }),
    },
    files: { ...(keystoneCaFile !== undefined && { [KEYSTONE_CA_FILE]: keystoneCaFile }) },
    network: subnetIds && securityGroupIds && { subnetIds, securityGroupIds },
  };
}
