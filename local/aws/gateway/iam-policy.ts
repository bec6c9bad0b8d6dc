import { type Fields, isFields, isList } from '../fields';

export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export type Decision = 'allow' | 'explicit deny' | 'implicit deny';

const STATEMENT_KEYS = ['Sid', 'Effect', 'Action', 'Resource'];

/**
 * Reads what an authorizer may return as its policy document.
 * @throws Error for anything else, conditions and the `Not…` forms included: they are not evaluated here.
 */
export function parsePolicy(document: unknown): readonly PolicyStatement[] {
  if (!isFields(document)) throw new Error('The policy document must be an object.');
  const { Statement: statements } = document;
  return (isList(statements) ? statements : [statements]).map(parseStatement);
}

function parseStatement(statement: unknown): PolicyStatement {
  if (!isFields(statement)) throw new Error('A statement must be an object.');
  const unknown = Object.keys(statement).find((key) => !STATEMENT_KEYS.includes(key));
  if (unknown !== undefined) throw new Error(`A statement cannot have ${unknown} here.`);
  const { Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw new Error('A statement must allow or deny.');
  return { effect, actions: oneOrMore(statement, 'Action'), resources: oneOrMore(statement, 'Resource') };
}

function oneOrMore(statement: Fields, key: string): readonly string[] {
  const value = statement[key];
  const values = isList(value) ? value : [value];
  const texts = values.filter((item) => typeof item === 'string');
  if (texts.length === 0 || texts.length < values.length)
    throw new Error(`${key} must be a text or several.`);
  return texts;
}

/** Any deny wins over every allow, and nothing allows by default. */
export function evaluatePolicy(
  statements: readonly PolicyStatement[],
  action: string,
  resource: string,
): Decision {
  const effects = statements
    .filter(
      ({ actions, resources }) =>
        // IAM compares actions, but not resources, without regard to case.
        actions.some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase())) &&
        resources.some((pattern) => matchesWildcard(pattern, resource)),
    )
    .map(({ effect }) => effect);
  if (effects.includes('Deny')) return 'explicit deny';
  return effects.includes('Allow') ? 'allow' : 'implicit deny';
}

/**
 * IAM's wildcards: `*` is any text, slashes and colons included, `?` exactly one character, and all else is itself.
 * Only the pattern has wildcards. It goes back to the last `*` only, so its cost is at most the product of lengths,
 * where a regular expression's could be any power of it.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let [p, t] = [0, 0];
  let star: { readonly p: number; t: number } | undefined;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = { p: ++p, t };
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star) {
      ({ p } = star);
      t = ++star.t;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(p));
}
