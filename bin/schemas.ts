import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileValidators } from './schemas/compile-validators';
import { COMPILED_MODULES } from './schemas/compiled-modules';

for (const compiled of COMPILED_MODULES) {
  writeFileSync(join(__dirname, '..', compiled.file), compileValidators(compiled));
}
