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
 * - The SDK's search for credentials is replaced (see the file that it is replaced by).
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
      '@aws-sdk/credential-provider-node': join(
        SOURCES,
        'functions/shared/storage/slim/credential-provider-node.ts',
      ),
    },
    legalComments: 'none',
    logLevel: 'warning',
  } satisfies BuildOptions;
}
