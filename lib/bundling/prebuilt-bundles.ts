import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the packed construct, which is one file. */
export const SOURCES = __dirname;

/** Takes the bundle that was made when the construct was packed: those who install it need no bundler. */
export function bundle(source: string, outfile: string): void {
  copyFileSync(join(SOURCES, prebuilt(source)), outfile);
}

/** The file of a bundle, relative to the folder of the packed construct. */
export function prebuilt(source: string): string {
  return source.replace(/\.ts$/, '.js');
}
