import type { RequestListener } from 'node:http';
import { type Route, ROUTES } from '../../functions/shared/contract/routes';
import { AGENT_PLAN, DOCUMENTED_PLAN } from '../../local/sample-plans';
import { OTHER_PROJECT_ID, PROJECT_ID } from './identity';
import { keystoneToken } from './keystone-token';
import { answering, RESETTING } from './proxy';

interface Sent {
  readonly method: string;
  readonly path: string;
  /** Without a user, no token is sent. */
  readonly user: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What becomes of the authorizer's question about the token. */
  readonly keystone?: RequestListener;
}

/** A request, and the status that an operation answers it with. */
export interface Provocation extends Sent {
  readonly operation: string;
  readonly status: number;
  readonly by: 'the service' | 'API Gateway';
  readonly about: string;
}

const JOBS = `/v2/${PROJECT_ID}/jobs`;
const MANAGED = `${JOBS}/${DOCUMENTED_PLAN.job_id}`;
const AGENTS = `${JOBS}/${AGENT_PLAN.job_id}`;
const PLAN = { client_id: 'node-1', job_actions: [{ freezer_action: { action: 'backup' } }] };
const DISABLED_START = { ...PLAN, disabled: true, job_schedule: { event: 'start' } };
const POLL = { match: [{ client_id: 'hci' }], match_not: [{ status: 'completed' }] };

/** What has to be there before, by an administrator. */
export const PREPARATIONS: readonly { readonly path: string; readonly body: string }[] = [
  { path: `${JOBS}/disabled`, body: JSON.stringify({ ...PLAN, disabled: true }) },
  { path: `/v2/${OTHER_PROJECT_ID}/jobs/twice`, body: JSON.stringify(PLAN) },
  { path: '/v2/third/jobs/twice', body: JSON.stringify(PLAN) },
];

/** Of the deployment: there is nobody who runs managed plans. */
export const SETTINGS = { managedRunner: false };

export const NOT_PROVOKED: ReadonlyMap<number, string> = new Map([
  [429, 'The local stack does not throttle: test/lib/gateway-responses.test.ts has the form of the answer.'],
  [500, 'A fault of the service or its configuration: test/api/dynamodb-trouble.test.ts provokes some.'],
  [502, 'The function itself falls over: test/local/aws/api.test.ts has functions that do.'],
  [504, 'The function outlives API Gateway, which its own time limit rules out.'],
]);

interface Success {
  readonly status: number;
  readonly path: string;
  readonly body?: unknown;
}

/** For each operation a request that nothing is wrong with, when an administrator sends it. */
const SUCCESSES = new Map<string, Success>([
  ['listVersions', { status: 300, path: '/' }],
  ['getVersion', { status: 200, path: '/v2' }],
  ['getHealth', { status: 200, path: '/healthcheck' }],
  ['listJobs', { status: 200, path: JOBS, body: { match: [{ client_id: 'hci' }] } }],
  ['createJob', { status: 201, path: JOBS, body: PLAN }],
  ['getJob', { status: 200, path: MANAGED }],
  ['updateJob', { status: 200, path: AGENTS, body: { description: 'Another' } }],
  ['replaceJob', { status: 201, path: `${JOBS}/replaced`, body: PLAN }],
  ['deleteJob', { status: 204, path: `${JOBS}/removed` }],
  ['createJobEvent', { status: 202, path: `${AGENTS}/event`, body: { stop: null } }],
  ['reportJob', { status: 200, path: `${MANAGED}/report`, body: { status: 'running' } }],
]);

/** What the kind of an operation brings with it. */
function ofKind(route: Route): Provocation[] {
  const { status, path, body } = successOf(route.operation);
  const right = provocation(route, status, 'nothing wrong', { path, body });
  if (route.access === 'public') return [{ ...right, user: undefined }];
  return [
    right,
    { ...right, status: 401, by: 'API Gateway', about: 'no token', user: undefined },
    { ...right, status: 406, about: 'a wish for HTML', headers: { Accept: 'text/html' } },
    { ...right, status: 503, by: 'API Gateway', about: 'a Keystone that is gone', keystone: RESETTING },
    { ...right, status: 403, about: 'a credential that allows nothing', keystone: ALLOWING_NOTHING },
    ...(route.access === 'token' ? [] : ofProject(right)),
    ...(body === undefined ? [] : ofBody(right)),
    ...(route.path.includes('{job_id}') && route.method !== 'GET' ? [stale(right)] : []),
  ];
}

const ALLOWING_NOTHING = answering(
  200,
  keystoneToken({ application_credential: { id: 'a', access_rules: [] }, roles: [{ name: 'admin' }] }),
);

function ofProject(right: Provocation): Provocation[] {
  const under = (id: string): string => right.path.replace(PROJECT_ID, id);
  const foreign = under(OTHER_PROJECT_ID);
  return [
    { ...right, status: 403, by: 'API Gateway', about: 'a foreign project', path: foreign, user: 'member' },
    { ...right, status: 403, about: 'a token without a useful role', user: 'useless' },
    { ...right, status: 404, about: 'a project that cannot be', path: under('no%20project') },
    { ...right, status: 405, about: 'PUT', method: 'PUT' },
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

/** What an operation has of its own. */
const OF_THEIR_OWN: readonly Provocation[] = [
  own('listJobs', 200, 'all projects', { path: `${JOBS}?all_projects=true` }),
  own('listJobs', 400, 'a limit that is none', { path: `${JOBS}?limit=abc` }),
  own('listJobs', 403, 'all projects to a member', { path: `${JOBS}?all_projects=1`, user: 'member' }),
  own('listJobs', 409, 'an agent with the id of the platform', { body: POLL }),
  own('createJob', 400, 'no actions', { body: { client_id: 'node-1' } }),
  own('createJob', 409, 'an id that is taken', { body: { ...PLAN, job_id: AGENT_PLAN.job_id } }),
  own('createJob', 409, 'the start of a disabled plan', { body: DISABLED_START }),
  own('createJob', 422, 'a plan that nobody would run', { body: { ...PLAN, client_id: 'hci' } }),
  own('getJob', 200, "an agent's plan", { path: AGENTS }),
  own('getJob', 304, 'a plan that the caller has', { headers: { 'If-None-Match': '*' } }),
  own('getJob', 404, 'an absent plan', { path: `${JOBS}/absent`, user: 'reader' }),
  own('getJob', 409, 'an id of several projects', { path: `${JOBS}/twice` }),
  own('updateJob', 404, 'an absent plan', { path: `${JOBS}/absent` }),
  own('updateJob', 409, 'the start of a disabled plan', {
    path: `${JOBS}/disabled`,
    body: { job_schedule: { event: 'start' } },
  }),
  own('updateJob', 422, 'a plan that would change its kind', { body: { client_id: 'hci' } }),
  own('replaceJob', 409, 'the start of a disabled plan', { body: DISABLED_START }),
  own('replaceJob', 412, 'a plan that is there', { path: AGENTS, headers: { 'If-None-Match': '*' } }),
  own('replaceJob', 422, 'a plan that nobody would run', { body: { ...PLAN, client_id: 'hci' } }),
  own('createJobEvent', 404, 'an absent plan', { path: `${JOBS}/absent/event` }),
  own('createJobEvent', 409, 'the start of a disabled plan', {
    path: `${JOBS}/disabled/event`,
    body: { start: null },
  }),
  own('createJobEvent', 422, 'a plan that nobody runs', { path: `${MANAGED}/event` }),
  own('reportJob', 400, 'a status of another world', { body: { status: 'odd' } }),
  own('reportJob', 404, 'an absent plan', { path: `${JOBS}/absent/report` }),
  own('reportJob', 422, "an agent's plan", { path: `${AGENTS}/report` }),
];

/** At least one request for each status that an operation is said to answer with. */
export const PROVOCATIONS: readonly Provocation[] = [...ROUTES.flatMap(ofKind), ...OF_THEIR_OWN];

interface OwnRequest {
  readonly path?: string;
  readonly user?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function own(operation: string, status: number, about: string, request: OwnRequest): Provocation {
  const route = ROUTES.find((candidate) => candidate.operation === operation);
  if (!route) throw new Error(`There is no operation ${operation}.`);
  const { path, body } = successOf(operation);
  return provocation(route, status, about, { path, body, ...request });
}

function provocation(
  { operation, method }: Route,
  status: number,
  about: string,
  { body, ...request }: OwnRequest & { readonly path: string },
): Provocation {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  return { operation, status, by: 'the service', about, method, user: 'admin', ...request, ...text };
}

function successOf(operation: string): Success {
  const success = SUCCESSES.get(operation);
  if (!success) throw new Error(`Add a request that ${operation} answers as it should.`);
  return success;
}
