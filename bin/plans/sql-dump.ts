import { Refusal } from '../command/refusal';
import { type SqlToken, sqlTokens } from './sql-tokens';

type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/**
 * The rows that a dump inserts into one table, by the names of its columns: written by `mysqldump` (also with
 * `--complete-insert`) or by sqlite3's `.dump`.
 * @throws Refusal when the dump says something that is not understood.
 */
export function* rowsOf(dump: string, table: string): Generator<SqlRow> {
  let columns: readonly string[] = [];
  for (const statement of statementsOf(dump)) {
    const reader = new StatementReader(statement);
    if (reader.takesWords('create', 'table')) {
      reader.takesWords('if', 'not', 'exists');
      if (reader.name() === table) columns = reader.columns();
    } else if (reader.takesWords('insert', 'into') && reader.name() === table) {
      yield* reader.rows(columns);
    }
  }
}

function* statementsOf(dump: string): Generator<readonly SqlToken[]> {
  let statement: SqlToken[] = [];
  for (const token of sqlTokens(dump)) {
    if (token.kind === 'mark' && token.text === ';') {
      yield statement;
      statement = [];
    } else {
      statement.push(token);
    }
  }
  yield statement;
}

/** What a table's definition holds beside its columns. */
const CONSTRAINTS = new Set([
  'primary',
  'key',
  'unique',
  'constraint',
  'foreign',
  'check',
  'index',
  'fulltext',
]);

class StatementReader {
  private position = 0;

  constructor(private readonly tokens: readonly SqlToken[]) {}

  takesWords(...words: readonly string[]): boolean {
    const found = words.every((word, index) => {
      const token = this.tokens[this.position + index];
      return token?.kind === 'word' && token.text.toLowerCase() === word;
    });
    if (found) this.position += words.length;
    return found;
  }

  /** The last part of a name like `freezer.jobs`. */
  name(): string {
    const { text } = this.next();
    return this.takesMark('.') ? this.name() : text;
  }

  columns(): readonly string[] {
    const names: string[] = [];
    this.expectMark('(');
    do {
      const { kind, text } = this.next();
      if (kind !== 'word' || !CONSTRAINTS.has(text.toLowerCase())) names.push(text);
      this.skipDefinition();
    } while (this.takesMark(','));
    return names;
  }

  *rows(tableColumns: readonly string[]): Generator<SqlRow> {
    const columns = this.takesMark('(') ? this.namesUpToBracket() : tableColumns;
    if (!this.takesWords('values')) throw notUnderstood();
    do {
      this.expectMark('(');
      const values = this.listUpToBracket(() => this.value());
      if (values.length !== columns.length) throw notUnderstood();
      yield Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
    } while (this.takesMark(','));
  }

  private namesUpToBracket(): readonly string[] {
    return this.listUpToBracket(() => this.name());
  }

  private listUpToBracket<Item>(read: () => Item): readonly Item[] {
    const items: Item[] = [];
    do items.push(read());
    while (this.takesMark(','));
    this.expectMark(')');
    return items;
  }

  private value(): SqlValue {
    const token = this.next();
    if (token.kind === 'text') return token.text;
    if (token.kind === 'number') return Number(token.text);
    const word = token.text.toLowerCase();
    if (token.kind === 'word' && word === 'null') return null;
    // A character set in front of a text.
    if (token.kind === 'word' && word.startsWith('_')) return this.value();
    if (token.kind === 'word' && this.takesMark('(')) return this.call(word);
    throw notUnderstood();
  }

  /** sqlite3 writes a text with line breaks as `replace('…', '\n', char(10))`. */
  private call(name: string): SqlValue {
    const values = this.listUpToBracket(() => this.value());
    if (name === 'char') return String.fromCodePoint(...values.map(Number));
    const [text, search, replacement] = values.map(String);
    if (name !== 'replace' || text === undefined || search === undefined) throw notUnderstood();
    return text.replaceAll(search, () => replacement ?? '');
  }

  /** Up to the comma or bracket that ends a column's definition. */
  private skipDefinition(): void {
    for (let depth = 0; ; this.position++) {
      const { kind, text } = this.tokens[this.position] ?? END;
      if (kind === 'end') throw notUnderstood();
      if (kind !== 'mark') continue;
      if (depth === 0 && (text === ',' || text === ')')) return;
      if (text === '(') depth++;
      if (text === ')') depth--;
    }
  }

  private takesMark(mark: string): boolean {
    const token = this.tokens[this.position];
    const found = token?.kind === 'mark' && token.text === mark;
    if (found) this.position++;
    return found;
  }

  private expectMark(mark: string): void {
    if (!this.takesMark(mark)) throw notUnderstood();
  }

  private next(): SqlToken {
    const token = this.tokens[this.position++];
    if (!token) throw notUnderstood();
    return token;
  }
}

const END = { kind: 'end', text: '' } as const;

/** What stands there may be a secret, so it is not repeated. */
function notUnderstood(): Refusal {
  return new Refusal(
    'The dump is not one of mysqldump or of sqlite3: a statement about the table is not understood.',
  );
}
