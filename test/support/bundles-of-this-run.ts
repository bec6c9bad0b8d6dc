import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as real from '../../lib/bundling/source-bundles';

/**
 * What jest takes in place of lib/bundling/source-bundles: dozens of tests synthesize the stack, and the sources stay
 * the same during a run, so that each bundle is made once.
 */
export const { SOURCES } = real;

export function bundle(source: string, outfile: string): void {
  // Of this run alone: folder-of-run.ts.
  const made = join(tmpdir(), `bundle-${source.replaceAll('/', '-')}.js`);
  // Two workers may make it at the same time: each in a folder of its own, and the last one stays.
  if (!existsSync(made)) {
    const mine = join(mkdtempSync(`${made}-`), 'bundle.js');
    real.bundle(source, mine);
    renameSync(mine, made);
  }
  mkdirSync(dirname(outfile), { recursive: true });
  copyFileSync(made, outfile);
}
