import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFields } from '../fields';
import type { Resource } from '../template/resource';
import { TemplateError } from '../template/template-error';

/**
 * Folder of a function's code. CDK's manifests tell which folder of the assembly will become which object of S3.
 * @param assembly The cdk.out folder.
 * @throws TemplateError when the code is not an asset of this assembly.
 */
export function codeFolder(lambda: Resource, assembly: string): string {
  const key = lambda.fields('Code')['S3Key'];
  const folder = typeof key === 'string' ? assetFolders(assembly).get(key) : undefined;
  if (folder === undefined) throw lambda.wrong('Code', `a bundled asset of ${assembly}`);
  return folder;
}

function assetFolders(assembly: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const file of readdirSync(assembly).filter((name) => name.endsWith('.assets.json'))) {
    const manifest: unknown = JSON.parse(readFileSync(join(assembly, file), 'utf8'));
    const assets = isFields(manifest) && isFields(manifest['files']) ? Object.values(manifest['files']) : [];
    for (const asset of assets) {
      if (!isFields(asset) || !isFields(asset['source']) || !isFields(asset['destinations'])) {
        throw new TemplateError(`${file} is no manifest of assets.`);
      }
      const { path, packaging } = asset['source'];
      if (packaging !== 'zip' || typeof path !== 'string') continue;
      for (const destination of Object.values(asset['destinations'])) {
        const key = isFields(destination) ? destination['objectKey'] : undefined;
        if (typeof key === 'string') folders.set(key, join(assembly, path));
      }
    }
  }
  return folders;
}
