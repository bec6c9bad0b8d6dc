import { buildSync } from 'esbuild';
import { join } from 'node:path';
import { bundleOptions } from '../../lib/bundling/source-bundles';

const PEERS = join(__dirname, '../peers');

/** @returns The path of a peer's bundle that is made as the functions' own are. */
export function bundlePeerAsOurs(file: string, outdir: string): string {
  const outfile = join(outdir, `as-ours-${file.replace(/\.m?ts$/, '')}.js`);
  buildSync({ ...bundleOptions(`bench/peers/${file}`), outfile });
  return outfile;
}

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
