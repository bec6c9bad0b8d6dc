import { build, type BuildOptions, type Plugin } from 'esbuild';
import { join } from 'node:path';
import { bundleOptions } from '../../lib/bundled-code';

const JOBS = 'functions/jobs/jobs.lambda.ts';

/** The bundle of the jobs function with one choice taken back, or one more taken. */
interface Variant {
  readonly name: string;
  readonly change: BuildOptions;
}

const options = bundleOptions(JOBS);

export const VARIANTS: readonly Variant[] = [
  { name: 'with the search for credentials', change: { alias: {} } },
  { name: 'with the main fields that esbuild prefers', change: { mainFields: ['main', 'module'] } },
  { name: 'with dynamic imports', change: { supported: {} } },
  { name: 'not minified', change: { minify: false } },
  { name: 'without the read during init', change: replacing(/shared\/warm-up\.ts$/, 'warmUp') },
  {
    name: 'without log lines',
    change: replacing(/shared\/log\.ts$/, 'logInfo', 'logError', 'describeError'),
  },
];

/** @returns Its path. */
export async function bundleVariant({ name, change }: Variant, outdir: string): Promise<string> {
  const outfile = join(outdir, `${name.replaceAll(' ', '-')}.js`);
  await build({ ...options, ...change, outfile });
  return outfile;
}

/** The functions of a file do nothing. */
function replacing(file: RegExp, ...names: readonly string[]): BuildOptions {
  const contents = names.map((name) => `export function ${name}() { return ''; }`).join('\n');
  const plugin: Plugin = {
    name: 'replacing',
    setup: (builder) => {
      builder.onLoad({ filter: file }, () => ({ contents, loader: 'ts' }));
    },
  };
  return { plugins: [plugin] };
}
