import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { folderOfProcess } from './folder-of-process';

/**
 * Before the tests: whatever they and their programs put among the temporary files is in one folder from now on, which goes
 * with the run, also when that is killed. The workers inherit the variable.
 */
export function makeFolder(): void {
  process.env['TMPDIR'] = folderOfProcess('freezer-tests-');
}

/** After them. */
export function removeFolder(): void {
  const folder = process.env['TMPDIR'] ?? '';
  process.env['TMPDIR'] = dirname(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
