import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json';
import { RECORDED } from './release';
import { sourceOf } from './release-source';

describe('releases', () => {
  it('are kept of every version before this one (npm run release:fixtures)', () => {
    const changes = readFileSync('CHANGELOG.md', 'utf8');
    const versions = [...changes.matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(([, version]) => version);
    const kept = RECORDED.map(({ version }) => version);
    expect(versions.length).toBeGreaterThan(1);
    expect(versions.filter((version) => version !== packageJson.version)).toEqual(
      kept.filter((version) => version !== packageJson.version).reverse(),
    );
  });

  it.each(RECORDED)('are run from their commit: $version', ({ version, commit }) => {
    const source = sourceOf(commit);
    expect(JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))).toMatchObject({ version });
    expect(existsSync(join(source, 'functions/fallback/fallback.lambda.ts'))).toBe(true);
  });

  it('say what to do where the clone is shallow', () => {
    expect(() => sourceOf('0'.repeat(40))).toThrow(
      /^The commit 0{40}, .* is not in this clone: .* git fetch --unshallow\.$/,
    );
  });
});
