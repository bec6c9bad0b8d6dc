import { type Resource, type Route, ROUTES } from '../../functions/contract/routes';
import { OTHER_PROJECT_ID, PROJECT_ID } from './identity';
import { keystoneToken } from './keystone-token';
import { ACTIONS_PROVOCATIONS } from './provocations/actions-provocations';
import { BACKUPS_PROVOCATIONS } from './provocations/backups-provocations';
import { CLIENTS_PROVOCATIONS } from './provocations/clients-provocations';
import { DISCOVERY_SUCCESSES } from './provocations/discovery-provocations';
import { JOBS_PROVOCATIONS } from './provocations/jobs-provocations';
import {
  type Preparation,
  type Provocation,
  provocation,
  type ResourceProvocations,
  successOf,
} from './provocations/provocation';
import { SESSIONS_PROVOCATIONS } from './provocations/sessions-provocations';
import { answering, RESETTING } from './proxy';

const OF_RESOURCES: Readonly<Record<Exclude<Resource, 'discovery' | 'fallback'>, ResourceProvocations>> = {
  jobs: JOBS_PROVOCATIONS,
  clients: CLIENTS_PROVOCATIONS,
  actions: ACTIONS_PROVOCATIONS,
  backups: BACKUPS_PROVOCATIONS,
  sessions: SESSIONS_PROVOCATIONS,
};
const RESOURCES = Object.values(OF_RESOURCES);

export const ITEMS = RESOURCES.flatMap(({ items }) => items);
export const PREPARATIONS: readonly Preparation[] = RESOURCES.flatMap(({ preparations }) => preparations);

/** Of the deployment: there is nobody who runs managed plans. */
export const SETTINGS = { managedRunner: 'none' };

export const NOT_PROVOKED: ReadonlyMap<number, string> = new Map([
  [429, 'The local stack does not throttle: test/lib/gateway-responses.test.ts has the form of the answer.'],
  [500, 'A fault of the service or its configuration: test/api/dynamodb-trouble.test.ts provokes some.'],
  [502, 'The function itself falls over: test/local/aws/api.test.ts has functions that do.'],
  [504, 'The function outlives API Gateway, which its own time limit rules out.'],
]);

/** Those of single operations that other deployments give than this one. */
export const NOT_PROVOKED_HERE: ReadonlyMap<string, number> = new Map([
  // Where the service runs managed plans itself: test/functions/jobs/clocked-writes.test.ts has both.
  ['reportJob', 409],
  ['addSessionJob', 422],
]);

export const SUCCESSES = new Map([
  ...DISCOVERY_SUCCESSES,
  ...RESOURCES.flatMap(({ successes }) => [...successes]),
]);

/** What the kind of an operation brings with it. */
function ofKind(route: Route): Provocation[] {
  const { status, path, body } = successOf(SUCCESSES, route.operation);
  const right = provocation(route, status, 'nothing wrong', { path, body });
  if (route.access === 'public') return [{ ...right, user: undefined }];
  return [
    right,
    { ...right, status: 401, by: 'API Gateway', about: 'no token', user: undefined },
    { ...right, status: 406, about: 'a wish for HTML', headers: { Accept: 'text/html' } },
    { ...right, status: 503, by: 'API Gateway', about: 'a Keystone that is gone', keystone: RESETTING },
    { ...right, status: 403, about: 'a credential that allows nothing', keystone: ALLOWING_NOTHING },
    ...(route.access === 'token' ? [] : ofProject(route, right)),
    ...(body === undefined ? [] : ofBody(right)),
    ...(/_id\}(\/|$)/.test(route.path.replace('{project_id}', '')) && route.method !== 'GET'
      ? [stale(right)]
      : []),
  ];
}

const ALLOWING_NOTHING = answering(
  200,
  keystoneToken({ application_credential: { id: 'a', access_rules: [] }, roles: [{ name: 'admin' }] }),
);

function ofProject({ path }: Route, right: Provocation): Provocation[] {
  const under = (id: string): string => right.path.replace(PROJECT_ID, id);
  const foreign = under(OTHER_PROJECT_ID);
  const verb = ROUTES.some((other) => other.path === path && other.method === 'PUT') ? 'POST' : 'PUT';
  return [
    { ...right, status: 403, by: 'API Gateway', about: 'a foreign project', path: foreign, user: 'member' },
    { ...right, status: 403, about: 'a token without a useful role', user: 'useless' },
    { ...right, status: 404, about: 'a project that cannot be', path: under('no%20project') },
    { ...right, status: 405, about: verb, method: verb },
  ];
}

function ofBody(right: Provocation): Provocation[] {
  return [
    { ...right, status: 400, about: 'a body that is no JSON', body: '{' },
    { ...right, status: 413, about: 'a body over 1 MiB', body: JSON.stringify('x'.repeat(1_100_000)) },
  ];
}

function stale(right: Provocation): Provocation {
  return { ...right, status: 412, about: 'an old tag', headers: { 'If-Match': '"0-0"' } };
}

/** At least one request for each status that an operation is said to answer with. */
export const PROVOCATIONS: readonly Provocation[] = [
  ...ROUTES.flatMap(ofKind),
  ...RESOURCES.flatMap(({ own }) => own),
];
