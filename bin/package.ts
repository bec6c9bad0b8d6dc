import { build, type Plugin } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ALL_ENTRIES } from '../lib/bundling/entries';
import { prebuilt } from '../lib/bundling/prebuilt-bundles';
import { bundle } from '../lib/bundling/source-bundles';

const OUT = resolve('dist');

/** Those who install the construct have its functions in it, and no bundler. */
const PREBUILT: Plugin = {
  name: 'prebuilt',
  setup: (build) => {
    build.onResolve({ filter: /^\.\/source-bundles$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, 'prebuilt-bundles.ts'),
    }));
  },
};

/** What `npm pack` packs, into `dist`: the construct as one file, its types, and the bundles of the functions. */
async function main(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  for (const entry of ALL_ENTRIES) bundle(entry, join(OUT, prebuilt(entry)));
  await build({
    entryPoints: ['lib/freezer-api.ts'],
    outfile: join(OUT, 'freezer-api.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // These must be the very ones of the app that uses the construct.
    external: ['aws-cdk-lib', 'constructs'],
    plugins: [PREBUILT],
    logLevel: 'warning',
  });
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', 'tsconfig.package.json'], { stdio: 'inherit' });
}

void main();
