import type { Check } from './check';

/** The names of the rules that a check refers to itself, as it spells them. */
export function referencesOf(check: Check): readonly string[] {
  if (check.type === 'rule') return [check.name];
  if (check.type === 'not') return referencesOf(check.check);
  return check.type === 'and' || check.type === 'or' ? check.checks.flatMap(referencesOf) : [];
}
