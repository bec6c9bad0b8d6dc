import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Composition, compositionOf } from '../contenders/composition';
import type { Fixture } from '../contenders/fixture';
import type { PartReport, Section } from '../report/finding';
import { table } from '../report/table';

const FUNCTIONS = [
  'authorizer/authorize',
  'discovery/discovery',
  'jobs/jobs',
  'clients/clients',
  'actions/actions',
  'backups/backups',
  'sessions/sessions',
];
/** Smaller origins are one row. */
const SHOWN_BYTES = 1000;

/** Sizes of what is deployed, of the peers, and what the largest bundle is made of. */
export function measureBundles({ stack, plain, powertools }: Fixture): PartReport {
  const deployed = FUNCTIONS.map((name) => {
    const part = basename(name) === 'authorize' ? 'Authorizer' : `${capitalized(basename(name))}Function`;
    return [basename(name), `${stack.functionOf(part).module}.js`] as const;
  });
  const peers = [plain, powertools].map(({ name, module }) => [name, module] as const);
  const sizes: Section = {
    title: 'Bundles',
    text: 'One file each, as it is deployed; the test on bundle sizes holds them to these figures.',
    table: table(
      ['bundle', 'bytes', 'gzip'],
      [...deployed, ...peers].map(([name, path]) => {
        const code = readFileSync(path);
        return [name, bytes(code.length), bytes(gzipSync(code).length)];
      }),
    ),
  };
  return {
    findings: [],
    sections: [sizes, composition('jobs/jobs'), composition('authorizer/authorize')],
  };
}

function composition(name: string): Section {
  const parts = compositionOf(`functions/${name}.lambda.ts`);
  const total = parts.reduce((sum, [, size]) => sum + size, 0);
  return {
    title: `What ${basename(name)} is made of`,
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
const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
