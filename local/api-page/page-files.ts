import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SWAGGER_UI = dirname(require.resolve('swagger-ui-dist/package.json'));

const FILES: Readonly<Record<string, readonly [folder: string, file: string, type: string]>> = {
  '/docs/': [__dirname, 'index.html', 'text/html; charset=utf-8'],
  '/docs/page.css': [__dirname, 'page.css', 'text/css'],
  '/docs/page.js': [__dirname, 'page.js', 'text/javascript'],
  '/docs/swagger-ui.css': [SWAGGER_UI, 'swagger-ui.css', 'text/css'],
  '/docs/swagger-ui-bundle.js': [SWAGGER_UI, 'swagger-ui-bundle.js', 'text/javascript'],
  '/docs/favicon-32x32.png': [SWAGGER_UI, 'favicon-32x32.png', 'image/png'],
};

export function isPageFile(path: string): boolean {
  return Object.hasOwn(FILES, path);
}

/**
 * What the page consists of, by path: a list, so that no path leads out of it.
 * @throws Error for any other path.
 */
export function pageFile(path: string): { readonly type: string; readonly body: Buffer } {
  const row = isPageFile(path) ? FILES[path] : undefined;
  if (!row) throw new Error(`The page has no ${path}.`);
  const [folder, file, type] = row;
  return { type, body: readFileSync(join(folder, file)) };
}
