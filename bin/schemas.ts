import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileValidators } from './schemas/compile-validators';

writeFileSync(join(__dirname, '../functions/shared/freezer/jobs/schema/validators.cjs'), compileValidators());
