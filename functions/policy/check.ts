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
