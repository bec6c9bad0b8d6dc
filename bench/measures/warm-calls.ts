import type { Fixture } from '../contenders/fixture';
import {
  AUTHORIZER_WITHOUT_LOG_LINES,
  bundleVariant,
  AS_THE_SDK_MAKES_THEM,
  WITHOUT_LOG_LINES,
} from '../contenders/variants';
import type { Effort } from '../options';
import { runProbe } from '../probes/run-probe';
import type { Finding, PartReport } from '../report/finding';
import { memorySection } from '../report/memory-sizes';
import { over, ratio, summarize } from '../report/statistics';
import { number, spread, table } from '../report/table';
import { interleave, type Series, valuesOf } from './interleave';

const COMMAND = 'npm run bench -- --only warm-calls';
const VALIDATIONS = 1000;

/** Own work of an invocation: without a network for plans, over a kept-alive TLS connection for the authorizer. */
export async function measureWarmCalls(fixture: Fixture, node: string, effort: Effort): Promise<PartReport> {
  const { empty, plain, powertools, jobs, jobsUpdate, plainUpdate, authorizer, bareRequest, stub } = fixture;
  const canned = { GetItem: fixture.item, PutItem: '{}' };
  const silent = { ...jobs, module: await bundleVariant(WITHOUT_LOG_LINES, fixture.folder) };
  const sdks = { ...jobs, module: await bundleVariant(AS_THE_SDK_MAKES_THEM, fixture.folder) };
  const silentAuthorizer = {
    ...authorizer,
    module: await bundleVariant(AUTHORIZER_WITHOUT_LOG_LINES, fixture.folder),
  };
  const calls = { calls: effort.warmCalls, warmUpCalls: effort.warmCalls };
  const still = (contender: typeof jobs) => () => runProbe(node, 'warm', contender, { ...calls, canned });
  const asking = (contender: typeof jobs) => async () => {
    const before = stub.connections();
    const numbers = await runProbe(node, 'warm', contender, { calls: VALIDATIONS, warmUpCalls: 0 });
    return { ...numbers, connections: stub.connections() - before };
  };
  const warmed = (contender: typeof jobs) => () => runProbe(node, 'warm', contender, calls);
  const results = await interleave(effort.warmRounds, {
    'empty handler': still(empty),
    'plain handler': still(plain),
    'with Powertools, middy and zod': still(powertools),
    'jobs function': still(jobs),
    'jobs function, no log line': still(silent),
    'jobs function, requests as the SDK makes them': still(sdks),
    'plain handler, PATCH a plan': still(plainUpdate),
    'jobs function, PATCH a plan': still(jobsUpdate),
    'bare request to Keystone': warmed(bareRequest),
    authorizer: warmed(authorizer),
    'authorizer, no log line': warmed(silentAuthorizer),
    'authorizer from its start': asking(authorizer),
    'jobs function from its start': () => runProbe(node, 'cold', jobs),
  });
  return {
    findings: findingsOf(results),
    sections: [section(results), memorySection(...cpuOfJobs(results))],
  };
}

type Results = Readonly<Record<string, Series>>;

function findingsOf(results: Results): readonly Finding[] {
  const cpuOf = (name: string) => valuesOf(results[name], 'cpuUs');
  const silent = ratio(cpuOf('jobs function, no log line'), cpuOf('plain handler'));
  const silentAuthorizer = ratio(cpuOf('authorizer, no log line'), cpuOf('bare request to Keystone'));
  const connections = valuesOf(results['authorizer from its start'], 'connections');
  const common = { command: COMMAND };
  return [
    {
      ...common,
      measure: 'jobs function: own CPU of a warm "show plan", log line and checks included',
      unit: 'µs',
      ours: valuesOf(results['jobs function'], 'cpuUs'),
      peer: 'plain handler',
      peers: valuesOf(results['plain handler'], 'cpuUs'),
      target: { atMost: 1.15 },
      obstacle: `Without its log line it is at ${number(silent.median)}; the plain handler writes none and checks nothing.`,
    },
    {
      ...common,
      measure: 'jobs function: own CPU of a warm PATCH of a plan, log line and checks included',
      unit: 'µs',
      ours: valuesOf(results['jobs function, PATCH a plan'], 'cpuUs'),
      peer: 'plain handler',
      peers: valuesOf(results['plain handler, PATCH a plan'], 'cpuUs'),
      target: { atMost: 1.3 },
      obstacle: 'The plain handler checks nothing, keeps no history and writes no log line.',
    },
    {
      ...common,
      measure: 'authorizer: CPU of a validation that no cache spares',
      unit: 'µs',
      ours: valuesOf(results['authorizer'], 'cpuUs'),
      peer: 'bare kept-alive request',
      peers: valuesOf(results['bare request to Keystone'], 'cpuUs'),
      target: { atMost: 1.3 },
      obstacle:
        `Without its log line it is at ${number(silentAuthorizer.median)}. The rest is a limit for the time in all, the hash ` +
        'that stands for the token, the parsed answer and the policy, none of which the bare request has.',
    },
    {
      ...common,
      measure: `authorizer: new connections for ${VALIDATIONS.toLocaleString('en')} validations`,
      unit: '',
      ours: connections,
      peer: 'one that is kept',
      peers: connections.map(() => 1),
      target: { atMost: 1 },
    },
  ];
}

/** Milliseconds: of a warm call, and of the first one. */
function cpuOfJobs(results: Results): [warm: number, first: number] {
  const start = results['jobs function from its start'];
  const first = over(valuesOf(start, 'respondedCpuMs'), valuesOf(start, 'loadedCpuMs'));
  const warm = valuesOf(results['jobs function'], 'cpuUs');
  return [summarize(warm).median / 1000, summarize(first).median];
}

function section(results: Results) {
  const measures = ['cpuUs', 'medianUs', 'p99Us'];
  return {
    title: 'Warm calls',
    text:
      "Thousands of invocations in a fresh process, one after the other. The functions get DynamoDB's response at once, without a " +
      'network: one for "show plan", two for a PATCH of the description, which reads the plan and writes its next version. The ' +
      'authorizer asks a TLS server on the same machine.',
    table: table(
      ['function', 'CPU, µs', 'median, µs', 'p99, µs'],
      Object.entries(results)
        .filter(([name]) => !name.endsWith('from its start'))
        .map(([name, series]) => [
          name,
          ...measures.map((measure) => spread(summarize(valuesOf(series, measure)))),
        ]),
    ),
  };
}
