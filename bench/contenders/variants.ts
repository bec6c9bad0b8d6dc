import { build, type BuildOptions, type Plugin } from 'esbuild';
import { join } from 'node:path';
import { bundleOptions } from '../../lib/bundling/source-bundles';

const JOBS = 'functions/jobs/jobs.lambda.ts';
const AUTHORIZER = 'functions/authorizer/authorize.lambda.ts';

/** The bundle of a function with one choice taken back, or one more taken. */
interface Variant {
  readonly name: string;
  /** Of the function; the jobs function's, if there is none. */
  readonly source?: string;
  readonly change: BuildOptions;
}

const { alias } = bundleOptions(JOBS);

export const WITHOUT_LOG_LINES: Variant = {
  name: 'without log lines',
  change: replacing(
    /runtime\/log\.ts$/,
    'export function logInfo() {}',
    'export function logError() {}',
    "export function describeError() { return ''; }",
  ),
};

export const AUTHORIZER_WITHOUT_LOG_LINES: Variant = {
  ...WITHOUT_LOG_LINES,
  name: 'authorizer without log lines',
  source: AUTHORIZER,
};

/** The client with the settings of ours that do something for the caller, and none of those that save time. */
export const AS_THE_SDK_MAKES_THEM: Variant = {
  name: 'with requests as the SDK makes them',
  change: {
    ...replacedOnly('@aws-sdk/credential-provider-node', '@smithy/core/event-streams', 'node:fs/promises'),
    ...replacing(
      /functions\/storage\/document-client\.ts$/,
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
      "import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';",
      'const requestHandler = { connectionTimeout: 200, socketTimeout: 400 };',
      'const marshallOptions = { removeUndefinedValues: true };',
      'export function createDocumentClient() {',
      '  return DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 1, requestHandler }), { marshallOptions });',
      '}',
    ),
  },
};

/** Asks for a plan that is not there, as a caller whom nobody has let in: what is left is what no rehearsal can spare. */
export const REHEARSING: Variant = {
  name: 'that rehearses a whole request',
  change: replacing(
    /runtime\/warm-up\.ts$/,
    'export function warmedUp(handler) {',
    '  setTimeout(() => handler(JSON.parse(process.env.BENCH_REHEARSAL)), 20);',
    '  return handler;',
    '}',
  ),
};

export const VARIANTS: readonly Variant[] = [
  {
    name: 'with the search for credentials and settings',
    change: replacedOnly('@smithy/core/checksum', '@smithy/core/event-streams'),
  },
  {
    name: 'with the checksums and event streams of the SDK',
    change: replacedOnly('@aws-sdk/credential-provider-node', 'node:fs/promises'),
  },
  AS_THE_SDK_MAKES_THEM,
  { name: 'with the main fields that esbuild prefers', change: { mainFields: ['main', 'module'] } },
  { name: 'with dynamic imports', change: { supported: {} } },
  { name: 'not minified', change: { minify: false } },
  {
    name: 'that always connects ahead',
    change: replacing(
      /runtime\/warm-up\.ts$/,
      'export function warmedUp(handler, connect) { void connect(); return handler; }',
    ),
  },
  {
    name: 'that never connects ahead',
    change: replacing(/runtime\/warm-up\.ts$/, 'export function warmedUp(handler) { return handler; }'),
  },
  {
    name: 'without endpoint discovery',
    change: replacing(
      /middleware-endpoint-discovery\/dist-es\/index\.js$/,
      'export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {};',
      'export function resolveEndpointDiscoveryConfig(input) { return input; }',
    ),
  },
  WITHOUT_LOG_LINES,
];

/** @returns Its path. */
export async function bundleVariant(
  { name, source = JOBS, change }: Variant,
  outdir: string,
): Promise<string> {
  const outfile = join(outdir, `${name.replaceAll(' ', '-')}.js`);
  await build({ ...bundleOptions(source), ...change, outfile });
  return outfile;
}

/** Some of the parts that are replaced, so that the SDK's own are in place of the others. */
function replacedOnly(...names: readonly (keyof typeof alias)[]): BuildOptions {
  return { alias: Object.fromEntries(names.map((name) => [name, alias[name]])) };
}

/** That stands in place of what is in a file. */
function replacing(file: RegExp, ...lines: readonly string[]): BuildOptions {
  const contents = lines.join('\n');
  const plugin: Plugin = {
    name: 'replacing',
    setup: (builder) => {
      builder.onLoad({ filter: file }, () => ({ contents, loader: 'js' }));
    },
  };
  return { plugins: [plugin] };
}
