import { type Check, type Match, type Rules, type Target, findRule } from './check';
import type { Credentials } from './credentials';

/** What a check is evaluated against. */
export interface Situation {
  readonly rules: Rules;
  readonly target: Target;
  readonly credentials: Credentials;
}

/** How Python prints the values that are not text: policies say `is_admin:True` and `project_id:None`. */
const PYTHON_TEXT = new Map<unknown, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
]);

/** Answers as oslo.policy does. The rules must be free of cycles. */
export function evaluateCheck(check: Check, situation: Situation): boolean {
  const evaluate = (part: Check): boolean => evaluateCheck(part, situation);
  switch (check.type) {
    case 'allow':
      return true;
    case 'deny':
      return false;
    case 'not':
      return !evaluate(check.check);
    case 'and':
      return check.checks.every(evaluate);
    case 'or':
      return check.checks.some(evaluate);
    case 'rule': {
      const rule = findRule(situation.rules, check.name);
      return rule !== undefined && evaluate(rule);
    }
    case 'role':
    case 'literal':
    case 'credential': {
      const match = substitute(check.match, situation.target);
      return match !== undefined && matches(check, match, situation.credentials);
    }
  }
}

/** @returns undefined where the target lacks a key, which denies the check (and allows its `not`). */
function substitute(match: Match, target: Target): string | undefined {
  let text = '';
  for (const part of match) {
    const value = typeof part === 'string' ? part : ownValue(target, part.key);
    if (typeof value !== 'string') return undefined;
    text += value;
  }
  return text;
}

type MatchingCheck = Extract<Check, { readonly match: Match }>;

function matches(check: MatchingCheck, match: string, credentials: Credentials): boolean {
  switch (check.type) {
    case 'role':
      return credentials.roles.some((role) => role.toLowerCase() === match.toLowerCase());
    case 'literal':
      return check.text === match;
    case 'credential':
      return holds(credentials, check.path, match);
  }
}

/** A list on the way passes with any of its elements; a path that leads nowhere denies. */
function holds(value: unknown, path: readonly string[], match: string): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return (typeof value === 'string' ? value : PYTHON_TEXT.get(value)) === match;
  const found = ownValue(value, key);
  return Array.isArray(found)
    ? found.some((element) => holds(element, rest, match))
    : holds(found, rest, match);
}

/** Only own keys count: a policy may say `constructor`, which JavaScript would find in any object. */
function ownValue(container: unknown, key: string): unknown {
  return Object.entries(container ?? {}).find(([name]) => name === key)?.[1];
}
