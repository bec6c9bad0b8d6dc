import { type Check, type Rules, findRule } from './check';
import type { Credentials } from './credentials';
import { CROSS_PROJECT } from './default-checks';
import { evaluateCheck } from './evaluate-check';
import { PolicyError } from './policy-error';
import { referencesOf } from './references-of';

/**
 * Passes only rules whose `cross_project`, the lock between tenants, keeps its meaning. The rules must be free of
 * cycles.
 * @throws PolicyError
 */
export function assertLocked(rules: Rules): void {
  assertTargetless(rules, [CROSS_PROJECT]);
  assertShutToNobody(rules);
}

/**
 * The lock's target is empty: `%(project_id)s` would deny for ever there, and under a `not` allow for ever.
 * @param trail From `cross_project` to the rule that is looked at.
 */
function assertTargetless(rules: Rules, trail: readonly string[]): void {
  const check = findRule(rules, trail.at(-1) ?? CROSS_PROJECT);
  if (check === undefined) return;
  const [key] = targetKeysOf(check);
  if (key !== undefined) {
    throw new PolicyError(
      CROSS_PROJECT,
      `"%(${key})s" in ${trail.join(' > ')} has no value there, because the lock between projects is asked without a ` +
        'target; allowed are checks of the token alone',
    );
  }
  for (const reference of referencesOf(check)) assertTargetless(rules, [...trail, reference]);
}

function targetKeysOf(check: Check): readonly string[] {
  if (check.type === 'not') return targetKeysOf(check.check);
  if (check.type === 'and' || check.type === 'or') return check.checks.flatMap(targetKeysOf);
  return 'match' in check ? check.match.flatMap((part) => (typeof part === 'string' ? [] : [part.key])) : [];
}

/** The lock must not open for somebody without any role, in whatever words (`""`, `@`, `not !`). */
function assertShutToNobody(rules: Rules): void {
  for (const is_admin_project of [true, false]) {
    const nobody: Credentials = {
      user: '',
      user_id: '',
      user_domain: '',
      project: '',
      project_id: '',
      project_domain: '',
      domain: null,
      domain_id: null,
      roles: [],
      is_admin: false,
      is_admin_project,
      system_scope: null,
    };
    const lock: Check = { type: 'rule', name: CROSS_PROJECT };
    if (evaluateCheck(lock, { rules, target: {}, credentials: nobody })) {
      throw new PolicyError(
        CROSS_PROJECT,
        'it would let every token into every project; allowed are checks that a token without roles fails',
      );
    }
  }
}
