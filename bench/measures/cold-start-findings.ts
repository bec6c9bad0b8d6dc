import type { Finding } from '../report/finding';
import { over, ratio } from '../report/statistics';
import { number } from '../report/table';
import { type Series, valuesOf } from './interleave';

const COMMAND = 'npm run bench -- --only cold-starts';
const PEER = 'plain handler';

/** What a start costs beyond that of the empty handler. */
export function overEmpty(series: Series | undefined, empty: Series, measure: string): readonly number[] {
  return over(valuesOf(series, measure), valuesOf(empty, measure));
}

type Starts =
  'empty' | 'plain' | 'jobs' | 'authorizer' | 'settledPlain' | 'settledJobs' | 'settledRehearsing' | 'floor';

/** What the page holds against the targets. */
export function findingsOf(all: Readonly<Record<Starts, Series>>): readonly Finding[] {
  const { empty, plain, jobs, authorizer, floor } = all;
  const common = { unit: 'ms of CPU', peer: PEER, command: COMMAND };
  const difference = (series: Series, measure: string) => overEmpty(series, empty, measure);
  const least = ratio(difference(floor, 'respondedCpuMs'), difference(plain, 'respondedCpuMs'));
  return [
    {
      ...common,
      measure: 'jobs function: init over the empty handler',
      ours: difference(jobs, 'loadedCpuMs'),
      peers: difference(plain, 'loadedCpuMs'),
      target: { atMost: 0.7 },
    },
    {
      ...common,
      measure: 'jobs function: start to first response over TLS, over the empty handler',
      ours: difference(jobs, 'respondedCpuMs'),
      peers: difference(plain, 'respondedCpuMs'),
      target: { atMost: 0.65 },
      obstacle:
        `The plain handler, bundled as ours, does nothing else and is at ${number(least.median)}: the SDK's own first call over ` +
        'TLS is most of it, and the SDK stays. "What was tried" has the rest.',
    },
    firstCall(all),
    {
      ...common,
      measure: 'authorizer: init over the empty handler',
      ours: difference(authorizer, 'loadedCpuMs'),
      peers: difference(plain, 'loadedCpuMs'),
      target: { atMost: 0.3 },
    },
    {
      ...common,
      unit: 'MB',
      measure: 'jobs function: heap after the first call, over the empty handler',
      ours: difference(jobs, 'heapMb'),
      peers: difference(plain, 'heapMb'),
      target: { atMost: 1 },
    },
  ];
}

function firstCall({
  settledPlain,
  settledJobs,
  settledRehearsing,
}: Readonly<Record<Starts, Series>>): Finding {
  const peers = valuesOf(settledPlain, 'firstCallMs');
  const rehearsed = ratio(valuesOf(settledRehearsing, 'firstCallMs'), peers);
  return {
    measure: 'jobs function: first invocation over TLS, in an environment that was started before',
    unit: 'ms',
    ours: valuesOf(settledJobs, 'firstCallMs'),
    peer: PEER,
    peers,
    target: { atMost: 0.2 },
    command: COMMAND,
    obstacle:
      `With a rehearsal of the whole request in place of a question to the database it is at ${number(rehearsed.median)}, but for ` +
      'that a caller whom no Keystone knows would have to get through the checks. The rest is the network, and what V8 ' +
      'compiles when there is a plan to show.',
  };
}
