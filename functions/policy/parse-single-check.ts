import type { Check, Match } from './check';
import { PolicyError } from './policy-error';

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
