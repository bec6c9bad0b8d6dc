import type { Check, Match } from './check';

/** A policy that must not be served: the mistake is the operator's, so it stops the synth or the start. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';

  /** @param reason What is wrong and what is allowed instead, without the full stop. */
  constructor(
    readonly rule: string,
    readonly reason: string,
  ) {
    super(`Policy rule "${rule}": ${reason}.`);
  }
}

/** Literals whose text form in Python is the way they are written here, but for the quotes. */
const LITERAL = /^(?:True|False|None|0|-?[1-9]\d*|'([^'\\]*)'|"([^"\\]*)")$/;
const CREDENTIAL_PATH = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const QUOTED = /^(["']).*\1$/;
const CONVERSION = /(%%|%\([^()]+\)s)/;

/**
 * Reads `@`, `!` or `kind:match`, split at the first colon.
 * @throws PolicyError for what oslo.policy denies (with a log line) or raises on at every request, and for `http:` and
 * `https:` checks, which would make a foreign server part of every answer.
 */
export function parseSingleCheck(rule: string, text: string): Check {
  if (text === '@') return { type: 'allow' };
  if (text === '!') return { type: 'deny' };
  const colon = text.indexOf(':');
  if (colon < 0 || QUOTED.test(text)) {
    throw new PolicyError(rule, `"${text}" is not a check; allowed are "kind:match", "@" and "!"`);
  }
  return parseKind(rule, text.slice(0, colon), text.slice(colon + 1));
}

function parseKind(rule: string, kind: string, match: string): Check {
  if (kind === 'rule') return { type: 'rule', name: match };
  if (kind === 'role') return { type: 'role', match: parseMatch(rule, match) };
  const literal = LITERAL.exec(kind);
  if (literal) {
    return { type: 'literal', text: literal[1] ?? literal[2] ?? kind, match: parseMatch(rule, match) };
  }
  if (kind === 'http' || kind === 'https' || !CREDENTIAL_PATH.test(kind)) {
    throw new PolicyError(
      rule,
      `"${kind}:" checks are not served; allowed are rule, role, a name from the credentials, True, False, None, ` +
        'whole numbers and quoted text without a backslash',
    );
  }
  return { type: 'credential', path: kind.split('.'), match: parseMatch(rule, match) };
}

/** Python's `%` operator, of which a policy needs two conversions; any other one would raise at each request. */
function parseMatch(rule: string, text: string): Match {
  return text.split(CONVERSION).map((part, index) => {
    const isConversion = index % 2 === 1;
    if (isConversion) return part === '%%' ? '%' : { key: part.slice(2, -2) };
    if (part.includes('%')) {
      throw new PolicyError(rule, `"${text}" is no valid format; allowed are "%(name)s" and "%%"`);
    }
    return part;
  });
}

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
