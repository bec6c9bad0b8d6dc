import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileValidators } from '../../bin/schemas/compile-validators';
import { COMPILED_MODULES } from '../../bin/schemas/compiled-modules';

const ROOT = join(__dirname, '../..');

it.each(COMPILED_MODULES)('the validators are those of the schemas: $file', (compiled) => {
  const present = readFileSync(join(ROOT, compiled.file), 'utf8');
  expect(present === compileValidators(compiled) ? '' : 'run npm run schemas').toBe('');
});

it.each(COMPILED_MODULES)(
  'they stand alone in a bundle, nothing of ajv runs in Lambda: $file',
  ({ file }) => {
    const { metafile } = buildSync({
      entryPoints: [join(ROOT, file)],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
    });
    expect(Object.keys(metafile.inputs).filter((name) => name.includes('node_modules'))).toEqual([]);
  },
);

it.each([
  ['--help', 0, 'stdout'],
  ['--force', 2, 'stderr'],
] as const)('the command explains itself: %s', (argument, status, output) => {
  const ran = spawnSync(process.execPath, ['--import', 'tsx', 'bin/schemas.ts', argument], {
    encoding: 'utf8',
  });
  expect(ran.status).toBe(status);
  expect(ran[output]).toContain('It takes no arguments.');
});
