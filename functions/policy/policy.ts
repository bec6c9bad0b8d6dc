import { type Rules, type Target, findRule } from './check';
import type { Credentials } from './credentials';
import { evaluateCheck } from './evaluate-check';
import { loadRules } from './rules';

export interface Policy {
  readonly ruleNames: readonly string[];
  /** An unknown rule is answered by the rule `default`, and denied where there is none. */
  allows(rule: string, target: Target, credentials: Credentials): boolean;
}

/**
 * @param overrides The content of a policy file: name to check. They replace default rules and add new ones.
 * @throws PolicyError for the first rule that must not be served.
 */
export function loadPolicy(overrides: Readonly<Record<string, unknown>> = {}): Policy {
  return policyOf(loadRules(overrides));
}

/** @param rules As loadRules made them. */
export function policyOf(rules: Rules): Policy {
  return {
    ruleNames: [...rules.keys()],
    allows(rule, target, credentials) {
      const check = findRule(rules, rule);
      return check !== undefined && evaluateCheck(check, { rules, target, credentials });
    },
  };
}
