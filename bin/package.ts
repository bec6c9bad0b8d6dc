import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ALL_ENTRIES } from '../lib/bundling/entries';
import { prebuilt } from '../lib/bundling/prebuilt-bundles';
import { bundleOptions } from '../lib/bundling/source-bundles';
import { packagesIn, thirdPartyNotices } from './third-party-notices';

const OUT = resolve('dist');

/** What comes as a command with the package: `npx freezer-smoke`. package.json names them. */
const COMMANDS = ['smoke', 'preflight', 'policy'];

/** Those who install the construct have its functions in it, and no bundler. */
const PREBUILT: Plugin = {
  name: 'prebuilt',
  setup: (build) => {
    build.onResolve({ filter: /^\.\/source-bundles$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, 'prebuilt-bundles.ts'),
    }));
  },
};

/**
 * What `npm run package` packs, into `dist`: the construct as one file, its types, the bundles of the functions, commands, and
 * the notices of whose code is in them. The notices are not in the functions' assets: those go to the operator's own account.
 */
async function main(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  const metafiles = [
    ...(await Promise.all(ALL_ENTRIES.map(buildFunction))),
    ...(await Promise.all(COMMANDS.map(buildCommand))),
    await buildConstruct(),
  ];
  writeFileSync(join(OUT, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(metafiles.flatMap(packagesIn)));
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', 'tsconfig.package.json'], { stdio: 'inherit' });
}

async function buildFunction(entry: string): Promise<Metafile> {
  const outfile = join(OUT, prebuilt(entry));
  const { metafile } = await build({ ...bundleOptions(entry), outfile, metafile: true });
  return metafile;
}

/** For the team's own Node.js. */
const LIBRARY = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // These must be the very ones of the app that uses the construct.
  external: ['aws-cdk-lib', 'constructs'],
  plugins: [PREBUILT],
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

async function buildConstruct(): Promise<Metafile> {
  const outfile = join(OUT, 'freezer-api.js');
  const { metafile } = await build({ ...LIBRARY, entryPoints: ['lib/freezer-api.ts'], outfile });
  return metafile;
}

async function buildCommand(name: string): Promise<Metafile> {
  const { metafile } = await build({
    ...LIBRARY,
    entryPoints: [`bin/${name}.ts`],
    outfile: join(OUT, 'bin', `${name}.js`),
    mainFields: ['module', 'main'],
    minify: true,
    define: { PACKED: 'true' },
    banner: { js: '#!/usr/bin/env node' },
  });
  return metafile;
}

void main();
