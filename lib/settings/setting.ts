import { Token } from 'aws-cdk-lib';

/** A setting that is missing, wrong or unknown, in one sentence for the person who deploys. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** How what was given for a setting becomes its value. */
export interface Reader<Value> {
  /** Ends the sentence "it must be …". */
  readonly allowed: string;
  /** What the construct's property takes, in TypeScript; bin/settings/props-file.ts knows where names come from. */
  readonly type: string;
  /**
   * @returns undefined for what is not allowed.
   * @throws SettingError where a sentence of its own says more.
   */
  readonly parse: (given: unknown) => Value | undefined;
  /** Which part of what is not allowed is wrong, in words that end the sentence; for what has parts. */
  readonly wrongPart?: (given: unknown) => string | undefined;
  /** Whether it may be, or hold, what is known only when the stack is deployed. */
  readonly late?: true;
}

/** One entry of a table of settings; types, docs/settings.md and the construct's properties follow from it. */
export interface Setting<Value, Absent> {
  readonly reader: Reader<Value>;
  /** Sentences in Markdown; other pages are named as `docs/upgrade.md`. */
  readonly doc: string;
  /** The value that holds if it is not given. */
  readonly default?: unknown;
  /** In words, what holds if it is not given. */
  readonly without?: string;
  /** @throws SettingError for a setting that must be given. */
  readonly absent: (name: string) => Absent;
}

export type Table = Readonly<Record<string, Setting<unknown, unknown>>>;

export type ValuesOf<Settings extends Table> = {
  readonly [Name in keyof Settings]: Settings[Name] extends Setting<infer Value, infer Absent>
    ? Value | Absent
    : never;
};

/** @param words `without` only where the default does not speak for itself. */
export function setting<Value>(
  reader: Reader<Value>,
  words: { readonly default: NoInfer<Value>; readonly without?: string; readonly doc: string },
): Setting<Value, Value> {
  return { reader, ...words, absent: () => words.default };
}

export function optional<Value>(
  reader: Reader<Value>,
  words: { readonly without: string; readonly doc: string },
): Setting<Value, undefined> {
  return { reader, ...words, absent: () => undefined };
}

/** @param advice What to give, for those who gave nothing. */
export function required<Value>(
  reader: Reader<Value>,
  { advice, doc }: { readonly advice: string; readonly doc: string },
): Setting<Value, never> {
  return {
    reader,
    doc,
    absent: (name) => {
      throw new SettingError(`The setting ${name} is missing: ${advice}.`);
    },
  };
}

/** @throws SettingError for the first setting that is missing or wrong. */
export function readValues<Settings extends Table>(
  table: Settings,
  given: Readonly<Record<string, unknown>>,
): ValuesOf<Settings> {
  return Object.fromEntries(
    Object.entries(table).map(([name, entry]) => [name, readValue(name, entry, given[name])]),
  ) as ValuesOf<Settings>;
}

function readValue(name: string, { reader, absent }: Setting<unknown, unknown>, given: unknown): unknown {
  if (given === undefined) return absent(name);
  if (Token.isUnresolved(given) ? !isLateText(reader, given) : !reader.late && holdsToken(given)) {
    throw new SettingError(
      `The setting ${name} must be known at synthesis, but what was given is known only when the stack is deployed.`,
    );
  }
  const value = reader.parse(given);
  if (value !== undefined) return value;
  const part = reader.wrongPart?.(given);
  throw new SettingError(
    `The setting ${name} is ${JSON.stringify(shown(given))}, but it must be ${reader.allowed}${part === undefined ? '' : `: ${part}`}.`,
  );
}

/** One text of CDK's, and not a list or an object of its own, whose parts nobody could read. */
function isLateText({ late }: Reader<unknown>, given: unknown): boolean {
  return late === true && typeof given === 'string';
}

/** CDK's numbers, texts and lists of which only the deployment knows the values. */
function holdsToken(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return Token.isUnresolved(given);
  if (!isPlain(given)) return false;
  return Object.values(given).some((part) => Token.isUnresolved(part));
}

/** What was given, unless it may hold a secret. */
function shown(given: unknown): unknown {
  if (typeof given === 'object' && given !== null) return shownObject(given);
  if (typeof given !== 'string') return given;
  const { username, password } = URL.canParse(given) ? new URL(given) : {};
  if (username || password) return '(a URL with a user)';
  // Who gives a file's text in place of its path may have given a private key.
  return /[\r\n]/.test(given) ? '(a text of several lines)' : given;
}

function shownObject(given: object): unknown {
  if (Array.isArray(given)) return given.map(shown);
  if (!isPlain(given)) return `(a ${given.constructor.name})`;
  return Object.fromEntries(Object.entries(given).map(([key, part]) => [key, shown(part)]));
}

/** Not so constructs, which hold each other. */
function isPlain(given: object): boolean {
  return Array.isArray(given)
    ? given.every((each) => typeof each !== 'object')
    : given.constructor === Object;
}
