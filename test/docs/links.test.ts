import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Links between pages lead somewhere, and anchors to a heading. */
const PAGES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'])
  .toString()
  .trim()
  .split('\n')
  .filter((page) => existsSync(page));

const LINK = /\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g;

/** As GitHub makes them. */
function anchorsOf(page: string): readonly string[] {
  const headings = readFileSync(page, 'utf8').match(/^#{1,6} .*$/gm) ?? [];
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function brokenIn(page: string): readonly string[] {
  return [...readFileSync(page, 'utf8').matchAll(LINK)].flatMap(([link, path = '', anchor]) => {
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(target)) return [link];
    const isThere = anchor === undefined || !target.endsWith('.md') || anchorsOf(target).includes(anchor);
    return isThere ? [] : [link];
  });
}

it.each(PAGES)('every link of %s leads somewhere', (page) => {
  expect(brokenIn(page)).toEqual([]);
});

it('links are looked for', () => {
  expect(PAGES).toContain('README.md');
  expect([...readFileSync('README.md', 'utf8').matchAll(LINK)].length).toBeGreaterThan(10);
});
