import { assertReferences } from './assert-references';
import { type Check, type Target, findRule } from './check';
import { type Credentials, credentialsOf } from './credentials';
import { CROSS_PROJECT, DEFAULT_CHECKS } from './default-checks';
import { evaluateCheck } from './evaluate-check';
import { parseCheck } from './parse-check';
import { PolicyError } from './policy-error';

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
  const checks = Object.entries<unknown>({ ...DEFAULT_CHECKS, ...overrides });
  const rules = new Map(checks.map(([name, check]) => [name, readCheck(name, check)]));
  assertReferences(rules);
  const policy: Policy = {
    ruleNames: [...rules.keys()],
    allows(rule, target, credentials) {
      const check = findRule(rules, rule);
      return check !== undefined && evaluateCheck(check, { rules, target, credentials });
    },
  };
  assertLocked(policy);
  return policy;
}

/** Only text: in oslo.policy a forgotten value, which YAML reads as null, allows all. */
function readCheck(rule: string, check: unknown): Check {
  if (typeof check === 'string') return parseCheck(rule, check);
  const found = check === null ? 'null' : Array.isArray(check) ? 'a list' : typeof check;
  throw new PolicyError(rule, `a check is text, not ${found}; write "" or "@" to allow all, "!" to deny all`);
}

/** The lock between tenants must not open for somebody without any role, in whatever words (`""`, `@`, `not !`). */
function assertLocked(policy: Policy): void {
  for (const is_admin_project of [true, false]) {
    const nobody = credentialsOf({
      user_id: '',
      user_domain_id: '',
      scope: 'project',
      project_id: '',
      project_domain_id: '',
      domain_id: null,
      roles: [],
      is_admin_project,
      expires_at: '',
    });
    if (policy.allows(CROSS_PROJECT, {}, nobody)) {
      throw new PolicyError(
        CROSS_PROJECT,
        'it would let every token into every project; allowed are checks that a token without roles fails',
      );
    }
  }
}
