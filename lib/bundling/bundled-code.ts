import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle, SOURCES } from './source-bundles';

/** What lies beside a function's own bundle, by file name; the function learns the names from its environment. */
export interface AssetExtras {
  /** Texts, such as certificates: Lambda's environment ends at 4 KB, which these can exceed. */
  readonly files?: Readonly<Record<string, string>>;
  /** Bundles of their own (source by file name), which the function loads only when it needs them. */
  readonly modules?: Readonly<Record<string, string>>;
}

/**
 * A function as one minified CommonJS file, made by the local esbuild or before the construct was packed.
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
  return Code.fromAsset(dirname(join(SOURCES, entry)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never used: the local bundling either succeeds or throws.
      image: DockerImage.fromRegistry('unused'),
      local: { tryBundle },
      // CDK makes one asset of all that look alike to it: without this, of two APIs in an app the second would get the
      // policy of the first.
      environment: { EXTRAS: digest({ files, modules }) },
    },
  });
}

function digest(extras: object): string {
  return createHash('sha256').update(JSON.stringify(extras)).digest('hex');
}
