import { buildSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileValidators } from '../../bin/schemas/compile-validators';

const VALIDATORS = join(__dirname, '../../functions/shared/freezer/jobs/schema/validators.cjs');

it('the validators are those of the schemas', () => {
  const differs = readFileSync(VALIDATORS, 'utf8') === compileValidators() ? '' : 'run npm run schemas';
  expect(differs).toBe('');
});

it('they stand alone in a bundle: nothing of ajv runs in Lambda', () => {
  const { metafile } = buildSync({
    entryPoints: [join(__dirname, '../../functions/shared/freezer/jobs/schema/validate-job.ts')],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
  });
  expect(Object.keys(metafile.inputs).filter((file) => file.includes('node_modules'))).toEqual([]);
});
