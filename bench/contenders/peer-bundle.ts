import { buildSync } from 'esbuild';
import { join } from 'node:path';

const PEERS = join(__dirname, '../peers');

/**
 * A peer's bundle, made as esbuild makes one for Node by default, and minified.
 * @returns Its path.
 */
export function bundlePeer(file: string, outdir: string): string {
  const outfile = join(outdir, `${file.replace(/\.m?ts$/, '')}.js`);
  buildSync({
    entryPoints: [join(PEERS, file)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}
