import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileValidators } from './schemas/compile-validators';
import { COMPILED_MODULES } from './schemas/compiled-modules';

const USAGE = `npm run schemas compiles the schemas of documents, each into a file beside its source:
${COMPILED_MODULES.map(({ file }) => `  ${file}`).join('\n')}
It takes no arguments.`;

const [argument] = process.argv.slice(2);
if (argument === undefined) {
  for (const compiled of COMPILED_MODULES) {
    writeFileSync(join(__dirname, '..', compiled.file), compileValidators(compiled));
  }
} else if (argument === '--help') {
  console.log(USAGE);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
