import { type BuildOptions, buildSync } from 'esbuild';
import { join } from 'node:path';

/** Where the sources are. */
export const SOURCES = join(__dirname, '..', '..');

/**
 * Makes a function's bundle of its sources. The packed construct has prebuilt-bundles.ts in place of this file.
 *
 * @param source Relative to `SOURCES`.
 */
export function bundle(source: string, outfile: string): void {
  buildSync({ ...bundleOptions(source), outfile });
}

/**
 * - `module` first: the SDK's CommonJS build cannot be shaken.
 * - No dynamic import: it would load Node's ESM loader in the first invocation.
 * - What the SDK loads for nothing is replaced (see the files that it is replaced by, and docs/adr/0009-a-slimmer-client.md).
 */
export function bundleOptions(source: string) {
  return {
    entryPoints: [join(SOURCES, source)],
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    alias: {
      '@aws-sdk/credential-provider-node': slim('credential-provider-node'),
      '@smithy/core/checksum': slim('sha256'),
      '@smithy/core/event-streams': slim('no-event-streams'),
      'node:fs/promises': slim('no-settings-files'),
    },
    legalComments: 'none',
    logLevel: 'warning',
  } satisfies BuildOptions;
}

function slim(name: string): string {
  return join(SOURCES, 'functions/storage/slim', `${name}.ts`);
}
