import { ENVIRONMENT } from '../shared/contract/environment';
import { ROUTES } from '../shared/contract/routes';
import { assetFile, requireEnvironment } from '../shared/environment';
import { createApiHandler } from '../shared/http/api-handler';
import { parseRules } from '../shared/policy/load-rules';
import { parseOverrides } from '../shared/policy/overrides';
import { policyOf } from '../shared/policy/policy';
import { DISCOVERY, PUBLIC_DISCOVERY } from './operations';

/** A function without permissions and without the SDK, because two of its operations answer to anybody. */
export const handler = createApiHandler({
  policy: policyOf(parseRules(parseOverrides(assetFile(ENVIRONMENT.policy)))),
  serviceType: requireEnvironment(ENVIRONMENT.serviceType),
  routes: ROUTES,
  operations: new Map(DISCOVERY),
  publicOperations: new Map(PUBLIC_DISCOVERY),
  keystonePublicUrl: requireEnvironment(ENVIRONMENT.keystonePublicUrl),
});
