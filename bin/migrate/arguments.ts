import { assertNoneOf, choiceOf, parseFlags, requiredFlag, SWITCH, TEXT } from '../command/flags';
import { Refusal } from '../command/refusal';
import { serviceUrl } from '../command/service-url';
import { type DatabasePlace, databasePlace } from './database/database-url';
import { KIND_NAMES, type KindName } from './kind';
import type { TableNames } from './open-kinds';

export interface TablesArguments {
  /** Whose outputs name the tables. */
  readonly stack: string | undefined;
  readonly tables: TableNames;
  readonly region: string | undefined;
  /** Where DynamoDB is, if not at AWS. */
  readonly endpoint: string | undefined;
  /** The kinds of documents that are wanted; all, if not given. */
  readonly only: readonly KindName[] | undefined;
  readonly managedClients: ReadonlySet<string>;
}

/** As whom a Freezer is asked. */
export interface CallersArguments {
  readonly authUrl: string | undefined;
  /** A file; the environment says it, if not given. */
  readonly credentials: string | undefined;
}

export type Source =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'database'; readonly place: DatabasePlace; readonly tlsCa: string | undefined }
  | ({ readonly kind: 'api'; readonly url: string } & CallersArguments);

export interface ImportArguments extends TablesArguments {
  readonly command: 'import';
  readonly source: Source;
  /** Undefined where nobody knows, or the source itself does. */
  readonly expected: number | undefined;
  readonly overwrite: boolean;
  readonly fixZones: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly report: string | undefined;
}

type Target =
  | { readonly kind: 'file'; readonly file: string; readonly forFreezer13: boolean }
  | ({ readonly kind: 'api'; readonly url: string } & CallersArguments);

export interface ExportArguments extends TablesArguments {
  readonly command: 'export';
  readonly target: Target;
  readonly project: string | undefined;
  readonly report: string | undefined;
}

export interface AdoptArguments {
  readonly command: 'adopt';
  /** Name or ARN of the runner's function. */
  readonly functionName: string;
  readonly region: string | undefined;
}

export type Arguments = { readonly command: 'help' } | ImportArguments | ExportArguments | AdoptArguments;

/** Given once for each. */
const TEXTS = { type: 'string', multiple: true } as const;

const COMMON = { help: SWITCH, region: TEXT };
const TABLES = {
  ...{ stack: TEXT, table: TEXTS, only: TEXT, endpoint: TEXT },
  ...{ 'managed-clients': TEXT, report: TEXT, 'auth-url': TEXT, credentials: TEXT },
} as const;
const IMPORT = {
  ...{ 'from-file': TEXT, 'from-database': TEXT, 'from-api': TEXT, 'tls-ca': TEXT },
  ...{ expect: TEXT, 'any-number': SWITCH, overwrite: SWITCH, fix: TEXT, 'dry-run': SWITCH, json: SWITCH },
};
const EXPORT = { 'to-file': TEXT, 'to-api': TEXT, project: TEXT, for: TEXT };
const ADOPT = { function: TEXT };
const FLAGS = { ...COMMON, ...TABLES, ...IMPORT, ...EXPORT, ...ADOPT };

type Given = ReturnType<typeof parseFlags<typeof FLAGS>>['values'];

/** @throws Refusal when a flag is unknown, missing, of another command, or without a sensible value. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseFlags(args, FLAGS);
  if (values.help === true) return { command: 'help' };
  const [command, ...more] = positionals;
  // What stands there is not repeated: it may be a secret that was meant for a file.
  if (more.length > 0) throw new Refusal('Every argument but the command needs a flag: --help shows them.');
  if (command === 'import') return importArguments(values);
  if (command === 'export') return exportArguments(values);
  if (command === 'adopt') return adoptArguments(values);
  throw new Refusal('The commands are "import", "export" and "adopt": --help shows how they are used.');
}

function adoptArguments(flags: Given): AdoptArguments {
  assertNoneOf(TABLES, flags, 'import" and "export');
  assertNoneOf(IMPORT, flags, 'import');
  assertNoneOf(EXPORT, flags, 'export');
  return { command: 'adopt', functionName: requiredFlag('function', flags.function), region: flags.region };
}

function importArguments(flags: Given): ImportArguments {
  assertNoneOf(EXPORT, flags, 'export');
  assertNoneOf(ADOPT, flags, 'adopt');
  const source = sourceOf(flags);
  if (flags.fix !== undefined) choiceOf('fix', ['zones'], flags.fix);
  return {
    command: 'import',
    ...tablesArguments(flags),
    source,
    expected: expectedOf(flags, source),
    overwrite: flags.overwrite ?? false,
    fixZones: flags.fix !== undefined,
    dryRun: flags['dry-run'] ?? false,
    json: flags.json ?? false,
    report: flags.report,
  };
}

function exportArguments(flags: Given): ExportArguments {
  assertNoneOf(IMPORT, flags, 'import');
  assertNoneOf(ADOPT, flags, 'adopt');
  if (flags.project !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(flags.project)) {
    throw new Refusal('--project must be the id of a project, 1 to 64 of the characters A-Z a-z 0-9 _ -.');
  }
  return {
    command: 'export',
    ...tablesArguments(flags),
    target: targetOf(flags),
    project: flags.project,
    report: flags.report,
  };
}

function targetOf(flags: Given): Target {
  const { 'to-file': file, 'to-api': api, for: version } = flags;
  if ((file === undefined) === (api === undefined)) {
    throw new Refusal('An export needs either --to-file or --to-api: --help shows them.');
  }
  if (version !== undefined && version !== 'freezer-13') throw new Refusal('--for must be freezer-13.');
  if (api !== undefined) return { kind: 'api', url: freezerUrl('--to-api', api), ...callersOf(flags) };
  assertNoCallers(flags);
  return { kind: 'file', file: requiredFlag('to-file', file), forFreezer13: version !== undefined };
}

function tablesArguments(flags: Given): TablesArguments {
  const { stack, table = [], only, endpoint, region, 'managed-clients': managedClients = 'hci' } = flags;
  if ((stack === undefined) === (table.length === 0)) {
    throw new Refusal(
      'Either --stack NAME or --table KIND=NAME for each kind must say where the tables are.',
    );
  }
  return {
    stack,
    tables: Object.fromEntries(table.map(tableName)),
    region,
    endpoint: endpoint === undefined ? undefined : serviceUrl('--endpoint', endpoint),
    only: only?.split(',').map((kind) => choiceOf('only', KIND_NAMES, kind.trim())),
    managedClients: new Set(managedClients.split(',').map((client) => client.trim())),
  };
}

function tableName(text: string): readonly [kind: KindName | 'counts', name: string] {
  const [kind = '', name = ''] = text.split('=');
  if (name === '') throw new Refusal('--table takes KIND=NAME, as in --table jobs=Freezer-JobsTable.');
  return [choiceOf('table', [...KIND_NAMES, 'counts'], kind), name];
}

function sourceOf(flags: Given): Source {
  const { 'from-file': file, 'from-database': database, 'from-api': api, 'tls-ca': tlsCa } = flags;
  if ([file, database, api].filter((source) => source !== undefined).length !== 1) {
    throw new Refusal(
      'An import needs one of --from-database, --from-api and --from-file: --help shows them.',
    );
  }
  if (database === undefined && tlsCa !== undefined) {
    throw new Refusal('--tls-ca belongs to --from-database: --help shows how it is used.');
  }
  if (api !== undefined) return { kind: 'api', url: freezerUrl('--from-api', api), ...callersOf(flags) };
  assertNoCallers(flags);
  if (database === undefined) return { kind: 'file', file: requiredFlag('from-file', file) };
  return { kind: 'database', place: databasePlace('--from-database', database), tlsCa };
}

/** @throws Refusal for the URL that clients put together: they add `/v2` themselves, and so does this command. */
function freezerUrl(flag: string, value: string): string {
  const url = serviceUrl(flag, value);
  if (!/\/v[12](\/|$)/.test(new URL(url).pathname)) return url;
  throw new Refusal(`${flag} is the URL before /v2, as https://freezer.example.com:9090.`);
}

function callersOf({ 'auth-url': authUrl, credentials }: Given): CallersArguments {
  return { authUrl, credentials };
}

function assertNoCallers({ 'auth-url': authUrl, credentials }: Given): void {
  if (authUrl === undefined && credentials === undefined) return;
  throw new Refusal('--auth-url and --credentials belong to --from-api and --to-api: --help shows them.');
}

function expectedOf(
  { expect, 'any-number': anyNumber = false }: Given,
  { kind }: Source,
): number | undefined {
  if (expect !== undefined && anyNumber) {
    throw new Refusal('--expect N and --any-number say opposite things.');
  }
  if (expect === undefined && !anyNumber && kind !== 'database') {
    throw new Refusal(
      'An import needs either --expect N or --any-number: a file or an API may give less than there is.',
    );
  }
  if (expect !== undefined && !/^\d{1,9}$/.test(expect)) throw new Refusal('--expect must be a number.');
  return expect === undefined ? undefined : Number(expect);
}
