import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');

/**
 * A function as one minified CommonJS file, made by the local esbuild.
 *
 * - `module` first: the SDK's CommonJS build cannot be shaken.
 * - No dynamic import: it would load Node's ESM loader in the first invocation.
 * - The SDK's search for credentials is replaced (see the file that it is replaced by).
 *
 * @param entry A `*.lambda.ts`, relative to the repository.
 * @param files What lies beside it, by name: Lambda's environment ends at 4 KB, which certificates can exceed.
 */
export function bundledCode(entry: string, files: Readonly<Record<string, string>> = {}): Code {
  const tryBundle = (outputDirectory: string): boolean => {
    buildSync({
      entryPoints: [join(ROOT, entry)],
      outfile: join(outputDirectory, 'index.js'),
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
