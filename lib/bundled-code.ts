import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');

/** What lies beside a function's own bundle, by file name; the function learns the names from its environment. */
export interface AssetExtras {
  /** Texts, such as certificates: Lambda's environment ends at 4 KB, which these can exceed. */
  readonly files?: Readonly<Record<string, string>>;
  /** Bundles of their own (source by file name), which the function loads only when it needs them. */
  readonly modules?: Readonly<Record<string, string>>;
}

/**
 * A function as one minified CommonJS file, made by the local esbuild.
 *
 * @param entry A `*.lambda.ts`, relative to the repository.
 */
export function bundledCode(entry: string, { files = {}, modules = {} }: AssetExtras = {}): Code {
  const tryBundle = (outputDirectory: string): boolean => {
    for (const [name, source] of Object.entries({ 'index.js': entry, ...modules })) {
      bundle(source, join(outputDirectory, name));
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(outputDirectory, name), text);
    return true;
  };
  // CDK stages each source folder once, so the folder must be the function's own.
  return Code.fromAsset(dirname(join(ROOT, entry)), {
    assetHashType: AssetHashType.OUTPUT,
    // The image is never used: the local bundling either succeeds or throws.
    bundling: { image: DockerImage.fromRegistry('unused'), local: { tryBundle } },
  });
}

/**
 * - `module` first: the SDK's CommonJS build cannot be shaken.
 * - No dynamic import: it would load Node's ESM loader in the first invocation.
 * - The SDK's search for credentials is replaced (see the file that it is replaced by).
 */
function bundle(source: string, outfile: string): void {
  buildSync({
    entryPoints: [join(ROOT, source)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    alias: {
      '@aws-sdk/credential-provider-node': join(
        ROOT,
        'functions/shared/storage/slim/credential-provider-node.ts',
      ),
    },
    legalComments: 'none',
    logLevel: 'warning',
  });
}
