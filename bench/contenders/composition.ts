import { buildSync } from 'esbuild';
import { bundleOptions } from '../../lib/bundling/source-bundles';

/** Bytes of a bundle by the package or the folder that they come from, the most first. */
export type Composition = readonly (readonly [origin: string, bytes: number])[];

/** What the bundle of a function is made of: built once more, because the synthesis keeps no record of it. */
export function compositionOf(entry: string): Composition {
  const { metafile } = buildSync({
    ...bundleOptions(entry),
    outfile: 'index.js',
    write: false,
    metafile: true,
  });
  const bytes = new Map<string, number>();
  const add = (origin: string, more: number): void => {
    bytes.set(origin, (bytes.get(origin) ?? 0) + more);
  };
  for (const output of Object.values(metafile.outputs)) {
    let rest = output.bytes;
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
      add(originOf(file), bytesInOutput);
      rest -= bytesInOutput;
    }
    add('esbuild', rest);
  }
  return [...bytes].sort(([, one], [, other]) => other - one);
}

function originOf(file: string): string {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  if (name !== undefined) return name;
  const [, own] = /(functions\/[^/]+)/.exec(file) ?? [];
  return own ?? file;
}
