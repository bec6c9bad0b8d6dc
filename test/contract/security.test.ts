import { existsSync, readFileSync } from 'node:fs';

describe('docs/security.md', () => {
  const named = readFileSync('docs/security.md', 'utf8').match(/T\/[\w./-]+\.ts/g) ?? [];

  it('names tests', () => {
    expect(named.length).toBeGreaterThan(20);
  });

  it.each([...new Set(named)])('names a test that exists: %s', (name) => {
    expect(existsSync(name.replace('T/', 'test/'))).toBe(true);
  });
});
