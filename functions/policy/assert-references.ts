import { type Check, DEFAULT_RULE, type Rules } from './check';
import { PolicyError } from './policy-error';
import { referencesOf } from './references-of';

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
