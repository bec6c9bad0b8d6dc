import { ENVIRONMENT } from '../functions/contract/environment';
import type { Settings } from './settings/settings';

const POLICY_FILE = 'policy.json';

/** The operator's rules as a file beside a bundle, and the variable that names it; both locks read the same rules. */
export function policyExtras({ policyFile: rules }: Settings): {
  files: Readonly<Record<string, string>>;
  environment: Readonly<Record<string, string>>;
} {
  if (rules === undefined) return { files: {}, environment: {} };
  return {
    files: { [POLICY_FILE]: JSON.stringify(rules) },
    environment: { [ENVIRONMENT.policy]: POLICY_FILE },
  };
}
