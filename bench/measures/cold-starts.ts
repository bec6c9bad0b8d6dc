import { join } from 'node:path';
import type { Contender } from '../contenders/contender';
import type { Fixture } from '../contenders/fixture';
import { bundlePeerAsOurs } from '../contenders/peer-bundle';
import { bundleVariant, REHEARSING, VARIANTS } from '../contenders/variants';
import { runProbe } from '../probes/run-probe';
import type { PartReport } from '../report/finding';
import { ratio, summarize } from '../report/statistics';
import { number, spread, table } from '../report/table';
import { findingsOf, overEmpty } from './cold-start-findings';
import { interleave, type Series, valuesOf } from './interleave';

const PLAIN_AS_OURS = 'plain handler, bundled as ours';

/** Starts in fresh processes: load the bundle, answer once over TLS. */
export async function measureColdStarts(fixture: Fixture, node: string, rounds: number): Promise<PartReport> {
  const { empty, plain, powertools, jobs, authorizer } = fixture;
  const variants = await variantsOf(fixture);
  const rehearsing = await rehearsingOf(fixture);
  const contenders = [empty, plain, powertools, jobs, authorizer, ...variants];
  const run = (contender: Contender, settled: boolean) => () =>
    runProbe(node, 'cold', contender, { settled });
  const results = await interleave(
    rounds,
    Object.fromEntries([
      ...contenders.map((contender) => [contender.name, run(contender, false)] as const),
      ...[plain, jobs, rehearsing].map((contender) => [settled(contender), run(contender, true)] as const),
    ]),
  );
  const named = (contender: Contender): Series => results[contender.name] ?? {};
  const rest = {
    empty: named(empty),
    plain: named(plain),
    jobs: named(jobs),
    authorizer: named(authorizer),
    settledPlain: results[settled(plain)] ?? {},
    settledJobs: results[settled(jobs)] ?? {},
    settledRehearsing: results[settled(rehearsing)] ?? {},
    floor: results[PLAIN_AS_OURS] ?? {},
  };
  return {
    findings: findingsOf(rest),
    sections: [
      startsSection([plain, powertools, jobs, authorizer], results, rest.empty),
      triedSection(jobs, variants, results, rest.empty),
    ],
  };
}

/** What else one could deploy. */
async function variantsOf({ jobs, plain, folder }: Fixture): Promise<readonly Contender[]> {
  const bundled = VARIANTS.map(async (variant) => ({
    ...jobs,
    name: `jobs function ${variant.name}`,
    module: await bundleVariant(variant, folder),
  }));
  const compiled = { ...jobs.environment, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  return [
    ...(await Promise.all(bundled)),
    { ...jobs, name: 'jobs function compiled before, on the same Node and CPU', environment: compiled },
    { ...plain, name: PLAIN_AS_OURS, module: bundlePeerAsOurs('plain.ts', folder) },
  ];
}

async function rehearsingOf({ jobs, folder }: Fixture): Promise<Contender> {
  const { pathParameters, ...event } = jobs.event as { readonly pathParameters: object };
  const absent = { ...event, pathParameters: { ...pathParameters, job_id: '-' } };
  return {
    ...jobs,
    name: `jobs function ${REHEARSING.name}`,
    module: await bundleVariant(REHEARSING, folder),
    environment: { ...jobs.environment, BENCH_REHEARSAL: JSON.stringify(absent) },
  };
}

const settled = ({ name }: Contender): string => `${name}, settled`;

type Results = Readonly<Record<string, Series>>;

const COLUMNS = [
  ['loadedMs', 'init, ms'],
  ['loadedCpuMs', 'init, ms of CPU'],
  ['respondedMs', 'start to first response, ms'],
  ['respondedCpuMs', 'the same, ms of CPU'],
  ['heapMb', 'heap, MB'],
  ['rssMb', 'resident, MB'],
] as const;

function startsSection(contenders: readonly Contender[], results: Results, empty: Series) {
  const row = (name: string, valueOf: (measure: string) => readonly number[]): readonly string[] => [
    name,
    ...COLUMNS.map(([measure]) => spread(summarize(valueOf(measure)))),
  ];
  return {
    title: 'Cold starts',
    text:
      'A fresh process each: Node starts, loads the bundle and answers one request; DynamoDB and Keystone are a TLS server ' +
      'on the same machine. The first row is the empty handler itself; the others are what comes on top of it. ' +
      'The first invocation in an environment that was started before supposes that it was not frozen before its connection was ' +
      'open, 20 ms after init; when Lambda freezes one is not documented.',
    table: table(
      ['function', ...COLUMNS.map(([, title]) => title)],
      [
        row('empty handler', (measure) => valuesOf(empty, measure)),
        ...contenders.map(({ name }) => row(name, (measure) => overEmpty(results[name], empty, measure))),
      ],
    ),
  };
}

function triedSection(jobs: Contender, variants: readonly Contender[], results: Results, empty: Series) {
  const columns = ['loadedMs', 'loadedCpuMs', 'respondedMs', 'respondedCpuMs'];
  return {
    title: 'What was tried',
    text:
      'The jobs function as it is deployed, with one choice of its bundle changed, and the least that the same SDK can do; over the ' +
      'empty handler, and how many times the deployed one. CPU time is the steadier measure.',
    table: table(
      [
        'bundle',
        'init, ms',
        'init, ms of CPU',
        'times',
        'start to first response, ms',
        'the same, ms of CPU',
        'times',
      ],
      [jobs, ...variants].map(({ name }) => {
        const cells = columns.map((measure) => {
          const values = overEmpty(results[name], empty, measure);
          const times = number(ratio(values, overEmpty(results[jobs.name], empty, measure)).median);
          return [spread(summarize(values)), ...(measure.includes('Cpu') ? [times] : [])];
        });
        return [name, ...cells.flat()];
      }),
    ),
  };
}
