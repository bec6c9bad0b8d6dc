import { type Check, type Rules, type Target, findRule } from './check';
import type { Credentials } from './credentials';
import { substitute } from './substitute';
import { textsAt } from './texts-at';

/** What a check is evaluated against. */
export interface Situation {
  readonly rules: Rules;
  readonly target: Target;
  readonly credentials: Credentials;
}

/** A check that compares something of the token with a text. */
export type MatchingCheck = Extract<Check, { readonly type: 'role' | 'literal' | 'credential' }>;

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

function matches(check: MatchingCheck, match: string, credentials: Credentials): boolean {
  switch (check.type) {
    case 'role':
      return credentials.roles.some((role) => role.toLowerCase() === match.toLowerCase());
    case 'literal':
      return check.text === match;
    case 'credential':
      return textsAt(credentials, check.path).includes(match);
  }
}
