import { build, type BuildOptions, type Plugin } from 'esbuild';
import { join } from 'node:path';
import { bundleOptions } from '../../lib/bundling/source-bundles';

const JOBS = 'functions/jobs/jobs.lambda.ts';

/** The bundle of the jobs function with one choice taken back, or one more taken. */
interface Variant {
  readonly name: string;
  readonly change: BuildOptions;
}

const options = bundleOptions(JOBS);

export const WITHOUT_LOG_LINES: Variant = {
  name: 'without log lines',
  change: replacing(
    /shared\/log\.ts$/,
    'export function logInfo() {}',
    'export function logError() {}',
    "export function describeError() { return ''; }",
  ),
};

export const VARIANTS: readonly Variant[] = [
  { name: 'with the search for credentials', change: { alias: {} } },
  { name: 'with the main fields that esbuild prefers', change: { mainFields: ['main', 'module'] } },
  { name: 'with dynamic imports', change: { supported: {} } },
  { name: 'not minified', change: { minify: false } },
  {
    name: 'that always connects ahead',
    change: replacing(
      /shared\/warm-up\.ts$/,
      'export function warmedUp(handler, connect) { void connect(); return handler; }',
    ),
  },
  {
    name: 'that never connects ahead',
    change: replacing(/shared\/warm-up\.ts$/, 'export function warmedUp(handler) { return handler; }'),
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
export async function bundleVariant({ name, change }: Variant, outdir: string): Promise<string> {
  const outfile = join(outdir, `${name.replaceAll(' ', '-')}.js`);
  await build({ ...options, ...change, outfile });
  return outfile;
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
