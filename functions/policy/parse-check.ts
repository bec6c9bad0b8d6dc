import type { Check } from './check';
import { parseSingleCheck } from './parse-single-check';
import { PolicyError } from './policy-error';

/** The tokens of a rule that are still to be read, from the left. */
interface Source {
  readonly rule: string;
  readonly tokens: string[];
}

/**
 * Reads oslo.policy's language: `not` binds before `and`, `and` before `or`, parentheses before all.
 * @param rule The rule's name, for the error.
 * @throws PolicyError for text that oslo.policy would only log, and deny for ever.
 */
export function parseCheck(rule: string, text: string): Check {
  if (text === '') return { type: 'allow' };
  const tokens = text.split(/\s+/).flatMap(tokensOf);
  if (tokens.length === 0) {
    throw new PolicyError(rule, 'only white space; write "" or "@" to allow all, "!" to deny all');
  }
  const source = { rule, tokens };
  const check = parseOr(source);
  expectEnd(source, undefined);
  return check;
}

/**
 * oslo.policy takes parentheses only from the ends of a piece without spaces, so that those of `%(name)s` are left
 * alone, and reads operators in any case.
 */
function tokensOf(piece: string): string[] {
  const [, opening = '', word = '', closing = ''] = /^(\(*)(.*?)(\)*)$/.exec(piece) ?? [];
  const token = /^(and|or|not)$/i.test(word) ? word.toLowerCase() : word;
  return [...opening.split(''), ...(token === '' ? [] : [token]), ...closing.split('')];
}

function parseOr(source: Source): Check {
  return parseChain('or', source, parseAnd);
}

function parseAnd(source: Source): Check {
  return parseChain('and', source, parseOperand);
}

function parseChain(type: 'and' | 'or', source: Source, parsePart: (source: Source) => Check): Check {
  const first = parsePart(source);
  const checks = [first];
  while (source.tokens[0] === type) {
    source.tokens.shift();
    checks.push(parsePart(source));
  }
  return checks.length === 1 ? first : { type, checks };
}

function parseOperand(source: Source): Check {
  const token = source.tokens.shift();
  if (token === 'not') return { type: 'not', check: parseOperand(source) };
  if (token === '(') {
    const check = parseOr(source);
    expectEnd(source, ')');
    return check;
  }
  if (token === undefined || token === ')' || token === 'and' || token === 'or') {
    throw new PolicyError(source.rule, `a check such as "role:admin" must stand ${placeOf(token)}`);
  }
  return parseSingleCheck(source.rule, token);
}

function expectEnd(source: Source, end: ')' | undefined): void {
  const token = source.tokens.shift();
  if (token === end) return;
  const unbalanced = token === undefined || token === ')';
  throw new PolicyError(
    source.rule,
    unbalanced ? 'every "(" needs its ")"' : `two checks need "and" or "or" between them, ${placeOf(token)}`,
  );
}

function placeOf(token: string | undefined): string {
  return token === undefined ? 'at the end' : `before "${token}"`;
}
