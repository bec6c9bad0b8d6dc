import { assertNoneOf, parseFlags, requiredFlag, SWITCH, TEXT } from '../command/flags';
import { Refusal } from '../command/refusal';
import { serviceUrl } from '../command/service-url';

interface TableArguments {
  readonly table: string;
  /** Where DynamoDB is, if not at AWS. */
  readonly endpoint: string | undefined;
  readonly managedClients: ReadonlySet<string>;
}

export type Source =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'sql'; readonly file: string }
  | {
      readonly kind: 'api';
      readonly url: string;
      readonly authUrl: string | undefined;
      readonly credentials: string | undefined;
    };

export interface ImportArguments extends TableArguments {
  readonly command: 'import';
  /** Where plans are counted. */
  readonly countsTable: string | undefined;
  readonly source: Source;
  readonly expected: number | undefined;
  readonly overwrite: boolean;
  readonly report: string | undefined;
}

export interface ExportArguments extends TableArguments {
  readonly command: 'export';
  readonly toFile: string;
  readonly project: string | undefined;
  readonly forFreezer13: boolean;
}

export interface AdoptArguments {
  readonly command: 'adopt';
  /** Name or ARN of the runner's function. */
  readonly functionName: string;
}

export type Arguments = { readonly command: 'help' } | ImportArguments | ExportArguments | AdoptArguments;

const COMMON = { help: SWITCH, table: TEXT, endpoint: TEXT, 'managed-clients': TEXT };
const IMPORT = {
  ...{ 'from-file': TEXT, 'from-sql': TEXT, 'from-api': TEXT, 'auth-url': TEXT, credentials: TEXT },
  ...{ expect: TEXT, 'any-number': SWITCH, overwrite: SWITCH, report: TEXT },
  'counts-table': TEXT,
};
const EXPORT = { 'to-file': TEXT, project: TEXT, for: TEXT };

const ADOPT = { function: TEXT };

const FLAGS = { ...COMMON, ...IMPORT, ...EXPORT, ...ADOPT };

type Given = ReturnType<typeof parseFlags<typeof FLAGS>>['values'];

/** @throws Refusal when a flag is unknown, missing, of the other command, or without a sensible value. */
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
  assertNoneOf(IMPORT, flags, 'import');
  assertNoneOf(EXPORT, flags, 'export');
  return { command: 'adopt', functionName: requiredFlag('function', flags.function) };
}

function importArguments(flags: Given): ImportArguments {
  assertNoneOf(EXPORT, flags, 'export');
  assertNoneOf(ADOPT, flags, 'adopt');
  return {
    command: 'import',
    ...tableArguments(flags),
    countsTable: flags['counts-table'],
    source: sourceOf(flags),
    expected: expectedOf(flags),
    overwrite: flags.overwrite ?? false,
    report: flags.report,
  };
}

function exportArguments(flags: Given): ExportArguments {
  assertNoneOf(IMPORT, flags, 'import');
  assertNoneOf(ADOPT, flags, 'adopt');
  if (flags.for !== undefined && flags.for !== 'freezer-13') {
    throw new Refusal('--for must be freezer-13.');
  }
  if (flags.project !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(flags.project)) {
    throw new Refusal('--project must be the id of a project, 1 to 64 of the characters A-Z a-z 0-9 _ -.');
  }
  return {
    command: 'export',
    ...tableArguments(flags),
    toFile: requiredFlag('to-file', flags['to-file']),
    project: flags.project,
    forFreezer13: flags.for !== undefined,
  };
}

function tableArguments(flags: Given): TableArguments {
  const { endpoint, 'managed-clients': managedClients = 'hci' } = flags;
  return {
    table: requiredFlag('table', flags.table),
    endpoint: endpoint === undefined ? undefined : serviceUrl('--endpoint', endpoint),
    managedClients: new Set(managedClients.split(',').map((client) => client.trim())),
  };
}

function sourceOf(flags: Given): Source {
  const { 'from-file': file, 'from-sql': sql, 'from-api': api, 'auth-url': authUrl, credentials } = flags;
  if ([file, sql, api].filter((source) => source !== undefined).length !== 1) {
    throw new Refusal('An import needs one of --from-file, --from-sql and --from-api: --help shows them.');
  }
  if (api !== undefined) {
    return { kind: 'api', url: serviceUrl('--from-api', api), authUrl, credentials };
  }
  if (authUrl !== undefined || credentials !== undefined) {
    throw new Refusal('--auth-url and --credentials belong to --from-api: --help shows how they are used.');
  }
  return file === undefined ? { kind: 'sql', file: sql ?? '-' } : { kind: 'file', file };
}

function expectedOf({ expect, 'any-number': anyNumber = false }: Given): number | undefined {
  if ((expect === undefined) !== anyNumber) {
    throw new Refusal(
      'An import needs either --expect N or --any-number: a source may give less than it has.',
    );
  }
  if (expect !== undefined && !/^\d{1,9}$/.test(expect)) throw new Refusal('--expect must be a number.');
  return expect === undefined ? undefined : Number(expect);
}
