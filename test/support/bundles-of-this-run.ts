import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as real from '../../lib/bundling/source-bundles';
import { folderOfProcess } from './folder-of-process';

/**
 * What jest takes in place of lib/bundling/source-bundles: dozens of tests synthesize the stack, and the sources stay
 * the same during a run, so that each bundle is made once.
 */
export const { SOURCES } = real;

const FOLDER = 'FREEZER_BUNDLES_OF_THIS_RUN';

export function bundle(source: string, outfile: string): void {
  const made = join(process.env[FOLDER] ?? '', `${source.replaceAll('/', '-')}.js`);
  // Two workers may make it at the same time: each in a folder of its own, and the last one stays.
  if (!existsSync(made)) {
    const mine = join(mkdtempSync(`${made}-`), 'bundle.js');
    real.bundle(source, mine);
    renameSync(mine, made);
  }
  mkdirSync(dirname(outfile), { recursive: true });
  copyFileSync(made, outfile);
}

/** Before the tests: the workers inherit the variable. */
export function makeFolder(): void {
  process.env[FOLDER] = folderOfProcess('freezer-bundles-');
}

/** After them. */
export function removeFolder(): void {
  rmSync(process.env[FOLDER] ?? '', { recursive: true, force: true });
}
