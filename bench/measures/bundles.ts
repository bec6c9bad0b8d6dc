import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ALL_ENTRIES, AUTHORIZER_ENTRY, entryOf } from '../../lib/bundling/entries';
import { bundle } from '../../lib/bundling/source-bundles';
import { type Composition, compositionOf } from '../contenders/composition';
import type { Fixture } from '../contenders/fixture';
import type { PartReport, Section } from '../report/finding';
import { table } from '../report/table';

/** Smaller origins are one row. */
const SHOWN_BYTES = 1000;

/** Sizes of what is deployed, of the peers, and what the largest bundles are made of. */
export function measureBundles({ folder, plain, powertools }: Fixture): PartReport {
  const peers = [plain, powertools].map(({ name, module }) => [name, module] as const);
  const sizes: Section = {
    title: 'Bundles',
    text:
      'Every file of code that is deployed, by the name of its source; the test on bundle sizes holds functions to these figures. ' +
      'A function is one file, but for the authorizer: with a service credential it has service-credential beside its own, which it loads then only.',
    table: table(
      ['bundle', 'bytes', 'gzip'],
      [...deployedFiles(folder), ...peers].map(([name, path]) => {
        const code = readFileSync(path);
        return [name, bytes(code.length), bytes(gzipSync(code).length)];
      }),
    ),
  };
  return {
    findings: [],
    sections: [sizes, composition(entryOf('jobs')), composition(AUTHORIZER_ENTRY)],
  };
}

/**
 * Files with code that the stack deploys, with every setting on.
 * @param folder Where they are made once more, as the synthesis makes them.
 */
export function deployedFiles(folder: string): readonly (readonly [name: string, path: string])[] {
  return ALL_ENTRIES.map((entry) => {
    const path = join(folder, 'deployed', `${nameOf(entry)}.js`);
    bundle(entry, path);
    return [nameOf(entry), path];
  });
}

const nameOf = (entry: string): string => basename(entry).replace(/(\.lambda)?\.ts$/, '');

function composition(entry: string): Section {
  const parts = compositionOf(entry);
  const total = parts.reduce((sum, [, size]) => sum + size, 0);
  return {
    title: `What ${nameOf(entry)} is made of`,
    text: 'Bytes of the minified bundle by package, or by our own folder.',
    table: table(
      ['from', 'bytes', 'of all'],
      withoutCrumbs(parts).map(([origin, size]) => [
        origin,
        bytes(size),
        `${((100 * size) / total).toFixed(1)} %`,
      ]),
    ),
  };
}

function withoutCrumbs(parts: Composition): Composition {
  const crumbs = parts.filter(([, size]) => size < SHOWN_BYTES);
  const rest = crumbs.reduce((sum, [, size]) => sum + size, 0);
  return [...parts.filter(([, size]) => size >= SHOWN_BYTES), [`${crumbs.length} smaller ones`, rest]];
}

const bytes = (count: number): string => count.toLocaleString('en');
