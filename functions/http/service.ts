import { ENVIRONMENT } from '../contract/environment';
import { policyOf } from '../policy/policy';
import { parseOverrides, parseRules } from '../policy/rules';
import type { ApiHandlerDependencies } from './api-handler';
import type { GetBodies } from './search-source';

/** How an entry reads its environment; only entries may. */
export interface EnvironmentReader {
  /** @throws Error for a variable that is not set. */
  readonly required: (name: string) => string;
  /** Text of a file beside the bundle that a variable names. */
  readonly asset: (name: string) => string | undefined;
}

/** What every function that responds to requests is told by its environment. */
export function serviceIn({ required, asset }: EnvironmentReader): Omit<ApiHandlerDependencies, 'routes'> {
  return {
    policy: policyOf(parseRules(parseOverrides(asset(ENVIRONMENT.policy)))),
    serviceType: required(ENVIRONMENT.serviceType),
    keystonePublicUrl: required(ENVIRONMENT.keystonePublicUrl),
  };
}

/** What functions that list are told besides. */
export function getBodiesIn({ required }: EnvironmentReader): GetBodies {
  return required(ENVIRONMENT.getBodies) === 'passed' ? 'passed' : 'guarded';
}
