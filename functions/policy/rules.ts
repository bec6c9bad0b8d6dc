import { assertLocked } from './assert-locked';
import { assertReferences } from './assert-references';
import type { Rules } from './check';
import { DEFAULT_CHECKS } from './default-checks';
import { parseCheck } from './parse-check';
import { PolicyError } from './policy-error';

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
