import type { Credentials } from './credentials';

/** The right side of a check, split where the target's values go in. */
export type Match = readonly (string | { readonly key: string })[];

/** A parsed oslo.policy check. */
export type Check =
  | { readonly type: 'allow' | 'deny' }
  | { readonly type: 'not'; readonly check: Check }
  | { readonly type: 'and' | 'or'; readonly checks: readonly Check[] }
  | { readonly type: 'rule'; readonly name: string }
  | { readonly type: 'role'; readonly match: Match }
  /** A Python literal, by its text form, compared with the match. */
  | { readonly type: 'literal'; readonly text: string; readonly match: Match }
  /** A dotted path into the credentials, whose value's text form is compared with the match. */
  | { readonly type: 'credential'; readonly path: readonly string[]; readonly match: Match };

/** Every rule of a policy by its name. */
export type Rules = ReadonlyMap<string, Check>;

/** What an operation is about, such as `{ project_id }`; keys are flat, dots in them mean nothing. */
export type Target = Readonly<Record<string, string>>;

/** oslo.policy's `policy_default_rule`: a rule of this name, where there is one, answers for unknown names. */
export const DEFAULT_RULE = 'default';

/** The check that `name` stands for; undefined where oslo.policy denies. */
export function findRule(rules: Rules, name: string): Check | undefined {
  return rules.get(name) ?? rules.get(DEFAULT_RULE);
}

/** @returns undefined where the target lacks a key, which denies the check (and allows its `not`). */
export function substitute(match: Match, target: Target): string | undefined {
  let text = '';
  for (const part of match) {
    const value = typeof part === 'string' ? part : ownText(target, part.key);
    if (value === undefined) return undefined;
    text += value;
  }
  return text;
}

/** A policy may say `%(constructor)s`, which JavaScript would find in any object. */
function ownText(target: Target, key: string): string | undefined {
  return Object.hasOwn(target, key) ? target[key] : undefined;
}

/** How Python prints the values that are not text: policies say `is_admin:True` and `project_id:None`. */
const PYTHON_TEXT = new Map<unknown, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
]);

/**
 * The text forms of what a dotted path leads to in the credentials. A list on the way stands for each of its elements,
 * and a path that leads nowhere has no text, so nothing equals it.
 */
export function textsAt(value: unknown, path: readonly string[]): readonly string[] {
  const [key, ...rest] = path;
  if (key === undefined) {
    const text = typeof value === 'string' ? value : PYTHON_TEXT.get(value);
    return text === undefined ? [] : [text];
  }
  const found = ownValue(value, key);
  return Array.isArray(found) ? found.flatMap((element) => textsAt(element, rest)) : textsAt(found, rest);
}

/** Only own keys count: a policy may say `constructor`, which JavaScript would find in any object. */
function ownValue(container: unknown, key: string): unknown {
  return Object.entries(container ?? {}).find(([name]) => name === key)?.[1];
}

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

/** The names of the rules that a check refers to itself, as it spells them. */
export function referencesOf(check: Check): readonly string[] {
  if (check.type === 'rule') return [check.name];
  if (check.type === 'not') return referencesOf(check.check);
  return check.type === 'and' || check.type === 'or' ? check.checks.flatMap(referencesOf) : [];
}

/** The keys of the target that a check asks for itself, without those of the rules that it refers to. */
export function targetKeysOf(check: Check): readonly string[] {
  if (check.type === 'not') return targetKeysOf(check.check);
  if (check.type === 'and' || check.type === 'or') return check.checks.flatMap(targetKeysOf);
  return 'match' in check ? check.match.flatMap((part) => (typeof part === 'string' ? [] : [part.key])) : [];
}

/** A check as a policy writes it. Text is quoted, so that it cannot be taken for a name from the credentials. */
export function writeCheck(check: MatchingCheck): string {
  const match = check.match.map((part) =>
    typeof part === 'string' ? part.replace('%', '%%') : `%(${part.key})s`,
  );
  return `${kindOf(check)}:${match.join('')}`;
}

function kindOf(check: MatchingCheck): string {
  if (check.type === 'credential') return check.path.join('.');
  if (check.type === 'role') return 'role';
  return /^(?:True|False|None|-?\d+)$/.test(check.text) ? check.text : `'${check.text}'`;
}
