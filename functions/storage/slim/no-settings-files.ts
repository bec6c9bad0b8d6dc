/**
 * Stands in for `node:fs/promises` in the bundles (lib/bundling/source-bundles.ts). Only the SDK asks for it, to look for files
 * with AWS settings; in Lambda there are none, and Node loads a line editor with it.
 */
export function readFile(path: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(`There is no file ${path}.`), { code: 'ENOENT' }));
}
