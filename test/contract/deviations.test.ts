import { existsSync, readFileSync } from 'node:fs';

describe('docs/deviations.md', () => {
  const rows = readFileSync('docs/deviations.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (what|-)/.test(line));

  it('has entries', () => {
    expect(rows.length).toBeGreaterThan(10);
  });

  it.each(rows)('names a reason and a test that exists: %s', (row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    expect(cells).toHaveLength(7);
    const [test = ''] = /test\/[\w./-]+\.(test|interop)\.ts/.exec(cells[5] ?? '') ?? [];
    expect(existsSync(test)).toBe(true);
    expect(cells[4]).not.toBe('');
  });
});
