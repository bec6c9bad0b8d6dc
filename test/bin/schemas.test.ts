import { buildSync } from 'esbuild';
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
