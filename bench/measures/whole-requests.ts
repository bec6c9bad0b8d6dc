import { PROJECT_ID } from '../../test/support/identity';
import { missingPackages } from '../../test/support/peers/packages';
import { startParts } from '../../test/support/start-parts';
import { load, type Target } from '../load/load';
import { agentOf, planOf, pollOf } from '../load/plans';
import type { Effort } from '../options';
import type { Finding, PartReport } from '../report/finding';
import { summarize } from '../report/statistics';
import { spread, table } from '../report/table';
import { type Peers, startPeers } from '../servers/start-peers';
import { type RunningStack, startStack } from '../servers/start-stack';
import { interleave, type Series, valuesOf } from './interleave';

const COMMAND = 'npm run bench -- --only whole-requests';
/** Connections, caches and compilers are warm then. */
const WARM_UP_SECONDS = 3;
const PLANS = 1000;
/** An agent in the midst of them. */
const AGENTS_PLAN = PLANS / 2;

const OBSTACLE =
  'Here one process serves all of it, and its gateway, its database and what the functions log share a thread; freezer-api has ' +
  'two processes, and gets as much more of a machine that does other work as well. A run of a few seconds also has V8 at work ' +
  'on our code.';

const SKIPPED =
  "Debian's packages of Keystone and freezer-api are not installed here, so the peer is missing, and the stack asked its own " +
  'little identity service.';

/** Requests through everything: gateway, authorizer, function and database, against the real freezer-api. */
export async function measureWholeRequests(node: string, effort: Effort): Promise<PartReport> {
  const skipped = missingPackages().length > 0;
  const servers = await startParts(async (onClose) => {
    const peers = skipped ? undefined : await startPeers(PLANS);
    if (peers) onClose(peers.close);
    const common = {
      plans: PLANS,
      ...(peers && { keystoneUrl: peers.keystoneUrl, project_id: peers.project_id }),
    };
    const cached = await startStack(node, { ...common, cacheSeconds: 300 });
    onClose(cached.close);
    const uncached = await startStack(node, { ...common, cacheSeconds: 0 });
    onClose(uncached.close);
    return { peers, cached, uncached };
  });
  try {
    const targets = { ...ourTargets(servers), ...(servers.peers && freezersTargets(servers.peers)) };
    for (const target of Object.values(targets)) await load(target, WARM_UP_SECONDS);
    const runs = Object.entries(targets).map(
      ([name, target]) => [name, () => load(target, effort.loadSeconds)] as const,
    );
    const results = await interleave(effort.loadRounds, Object.fromEntries(runs));
    return { findings: skipped ? [] : findingsOf(results), sections: [section(results, skipped)] };
  } finally {
    await servers.close();
  }
}

type Targets = Readonly<Record<string, Target>>;

function ourTargets(
  servers: Readonly<Record<'cached' | 'uncached', RunningStack>> & { readonly peers: Peers | undefined },
): Targets {
  const { peers, cached, uncached } = servers;
  const project_id = peers?.project_id ?? PROJECT_ID;
  const targetsOf = ({ url, token }: RunningStack) =>
    pathsOf(url, peers?.token ?? token, project_id, planOf(project_id, 1).job_id);
  return {
    'show plan, ours': targetsOf(cached).show,
    'show plan, no cached decision, ours': targetsOf(uncached).show,
    'poll, ours': targetsOf(cached).poll,
  };
}

function freezersTargets({ cachedUrl, uncachedUrl, token, project_id, job_id }: Peers): Targets {
  const targetsOf = (url: string) => pathsOf(url, token, project_id, job_id);
  return {
    'show plan, freezer-api': targetsOf(cachedUrl).show,
    'show plan, no cached decision, freezer-api': targetsOf(uncachedUrl).show,
    'poll, freezer-api': targetsOf(cachedUrl).poll,
  };
}

function pathsOf(url: string, token: string, project_id: string, job_id: string) {
  const jobs = `${url}/v2/${project_id}/jobs`;
  return {
    show: { url: `${jobs}/${job_id}`, token },
    poll: { url: `${jobs}?limit=10&offset=0`, token, body: pollOf(agentOf(project_id, AGENTS_PLAN)) },
  };
}

function findingsOf(results: Readonly<Record<string, Series>>): readonly Finding[] {
  const compared = (name: string, measure: string) => ({
    ours: valuesOf(results[`${name}, ours`], measure),
    peer: 'freezer-api 13',
    peers: valuesOf(results[`${name}, freezer-api`], measure),
    unit: measure === 'p99' ? 'ms' : 'requests/s',
    command: COMMAND,
  });
  return [
    {
      ...compared('show plan', 'perSecond'),
      measure: 'whole request, cached decision, 8 connections',
      target: { atLeast: 2 },
      obstacle: OBSTACLE,
    },
    { ...compared('show plan', 'p99'), measure: 'the same: p99', target: { atMost: 1 }, obstacle: OBSTACLE },
    {
      ...compared('show plan, no cached decision', 'perSecond'),
      measure: 'whole request, no cached decision',
      target: { atLeast: 1 },
    },
    {
      ...compared('poll', 'perSecond'),
      measure: "list of one agent's plans, 10 of 1,000 in the project",
      target: { atLeast: 2 },
    },
  ];
}

function section(results: Readonly<Record<string, Series>>, skipped: boolean) {
  return {
    title: 'Whole requests',
    text:
      'Eight connections that ask as fast as they are answered: our stack as `npm start` serves it (gateway, authorizer, function ' +
      'and an embedded DynamoDB), freezer-api 13 under uwsgi with 2 processes and SQLite, both beside the same Keystone. The load comes from the same machine. ' +
      (skipped ? SKIPPED : ''),
    table: table(
      ['request', 'requests/s', 'p50, ms', 'p99, ms'],
      Object.entries(results).map(([name, series]) => [
        name,
        ...['perSecond', 'p50', 'p99'].map((measure) => spread(summarize(valuesOf(series, measure)))),
      ]),
    ),
  };
}
