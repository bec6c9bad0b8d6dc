import type { Identity } from '../contract/identity';
import { evaluateCheck, findRule, type Rules, type Target } from './check';
import { type Credentials, credentialsOf } from './credentials';
import { CROSS_PROJECT } from './default-checks';
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

/**
 * The first lock, which the authorizer and the handlers share: the second one, the operation's rule, cannot open it.
 * A token works in its own project only, unless it may cross projects. Domain-scoped and unscoped tokens never do:
 * Freezer would let a domain's administrator into every project.
 */
export function mayEnterProject(policy: Policy, identity: Identity, projectId: string): boolean {
  const own = identity.scope === 'project' && identity.project_id === projectId;
  return own || mayCrossProjects(policy, identity);
}

/** The target is empty: loading a policy refuses a `cross_project` that would ask for one. */
export function mayCrossProjects(policy: Policy, identity: Identity): boolean {
  const scoped = identity.scope === 'project' || identity.scope === 'system';
  return scoped && policy.allows(CROSS_PROJECT, {}, credentialsOf(identity));
}
