export interface SqlToken {
  /** `name` is a quoted one, `text` a quoted value; both without their quotes. */
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'mark';
  readonly text: string;
}

const SPACE = /(?:\s|--[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const PLAIN_TEXT = /'((?:[^']+|'')*)'/y;
const ESCAPED_TEXT = /'((?:[^'\\]+|''|\\[\s\S])*)'/y;
const NAME = /`([^`]*)`|"([^"]*)"/y;
const NUMBER = /[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy;
const WORD = /\w+/y;

/** What mysqldump writes behind a backslash, where it is not the character itself. */
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  Z: '\x1a',
  b: '\b',
};

/** The words, names and values of a dump. A backslash escapes in MySQL's, which quotes names with backticks. */
export function* sqlTokens(dump: string): Generator<SqlToken> {
  const escapes = /^INSERT INTO [`\w.]*`/m.test(dump);
  const scan = (pattern: RegExp, from: number): RegExpExecArray | null => {
    pattern.lastIndex = from;
    return pattern.exec(dump);
  };
  for (let position = skip(scan, 0); position < dump.length;) {
    const found = match('text', scan(escapes ? ESCAPED_TEXT : PLAIN_TEXT, position)) ??
      match('name', scan(NAME, position)) ??
      match('number', scan(NUMBER, position)) ??
      match('word', scan(WORD, position)) ?? { kind: 'mark', text: dump.charAt(position), length: 1 };
    const text = found.kind === 'text' ? unquoted(found.text, escapes) : found.text;
    yield { kind: found.kind, text };
    position = skip(scan, position + found.length);
  }
}

type Scan = (pattern: RegExp, from: number) => RegExpExecArray | null;

function skip(scan: Scan, from: number): number {
  return from + (scan(SPACE, from)?.[0].length ?? 0);
}

function match(kind: SqlToken['kind'], found: RegExpExecArray | null) {
  return found && { kind, text: found[1] ?? found[2] ?? found[0], length: found[0].length };
}

function unquoted(text: string, escapes: boolean): string {
  if (!escapes) return text.replaceAll("''", "'");
  return text.replace(/''|\\([\s\S])/g, (_quote, escaped: string | undefined) =>
    escaped === undefined ? "'" : (ESCAPES[escaped] ?? escaped),
  );
}
