import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compositionOf } from '../../bench/contenders/composition';
import { synthesizeStack } from '../../bench/contenders/deployed-stack';

let outdir: string;
beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'freezer-composition-'));
});
afterAll(() => {
  rmSync(outdir, { recursive: true });
});

it('accounts for every byte of the bundle that is deployed', () => {
  const composition = compositionOf('functions/authorizer/authorize.lambda.ts');
  const { module } = synthesizeStack(outdir).functionOf('Authorizer');
  expect(composition.reduce((sum, [, bytes]) => sum + bytes, 0)).toBe(statSync(`${module}.js`).size);
  expect(composition.map(([origin]) => origin)).toContain('functions/keystone');
});
