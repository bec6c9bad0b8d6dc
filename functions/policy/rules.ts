import { type Check, DEFAULT_RULE, findRule, referencesOf, type Rules, targetKeysOf } from './check';
import { CROSS_PROJECT, DEFAULT_CHECKS } from './default-checks';
import { outcomeOf, prospectiveToken } from './outcome';
import { parseCheck, PolicyError } from './parse-check';

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

/** The lock must not open for somebody without any role, whatever else there is in the token. */
function assertShutToNobody(rules: Rules): void {
  const prospect = { rules, token: prospectiveToken({ roles: [] }), project: 'none' } as const;
  const outcome = outcomeOf({ type: 'rule', name: CROSS_PROJECT }, prospect);
  if (outcome === false) return;
  const passing = outcome === true ? 'passes' : 'can pass';
  const dependence = outcome === true ? '' : `, depending on its ${outcome.join(', ')}`;
  throw new PolicyError(
    CROSS_PROJECT,
    `a token without roles ${passing} it and enters every project${dependence}; allowed are checks that ask for a ` +
      'role in each way to pass, as in "role:admin and user_domain:default"',
  );
}

/**
 * Passes only rules whose every `rule:` leads somewhere and none back to itself: oslo.policy denies the former and
 * recurses until it fails on the latter.
 * @throws PolicyError
 */
export function assertReferences(rules: Rules): void {
  const visit = (name: string, check: Check, trail: readonly string[]): void => {
    if (trail.includes(name)) {
      const cycle = [...trail.slice(trail.indexOf(name)), name].join(' > ');
      throw new PolicyError(name, `it refers to itself, ${cycle}; allowed are rules without cycles`);
    }
    for (const reference of referencesOf(check)) {
      const known = rules.has(reference) ? reference : DEFAULT_RULE;
      const referred = rules.get(known);
      if (referred === undefined) {
        throw new PolicyError(
          name,
          `"rule:${reference}" does not exist; allowed are ${[...rules.keys()].join(', ')}`,
        );
      }
      visit(known, referred, [...trail, name]);
    }
  };
  rules.forEach((check, name) => {
    visit(name, check, []);
  });
}

/**
 * @param overrides The content of a policy file: name to check. They replace default rules and add new ones.
 * @throws PolicyError for the first rule that must not be served.
 */
export function loadRules(overrides: Readonly<Record<string, unknown>>): Rules {
  const rules = parseRules(overrides);
  assertReferences(rules);
  assertLocked(rules);
  return rules;
}

/**
 * What the functions read: rules that `loadRules` has passed while the stack was synthesized.
 * @throws PolicyError for a check that cannot be read.
 */
export function parseRules(overrides: Readonly<Record<string, unknown>>): Rules {
  const checks = Object.entries<unknown>({ ...DEFAULT_CHECKS, ...overrides });
  return new Map(checks.map(([name, check]) => [name, parseCheck(name, checkText(name, check))]));
}

/**
 * Only text: in oslo.policy a forgotten value, which YAML reads as null, allows all.
 * @throws PolicyError
 */
export function checkText(rule: string, check: unknown): string {
  if (typeof check === 'string') return check;
  const found = check === null ? 'null' : Array.isArray(check) ? 'a list' : typeof check;
  throw new PolicyError(rule, `a check is text, not ${found}; write "" or "@" to allow all, "!" to deny all`);
}

/**
 * The operator's rules as the stack writes them beside the bundle.
 * @throws Error when the text is not a JSON object, which stops the start of the function.
 */
export function parseOverrides(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  const overrides: unknown = JSON.parse(text);
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides)) {
    throw new Error('The policy beside the bundle is not a JSON object.');
  }
  return { ...overrides };
}
