import { randomBytes, randomUUID } from 'node:crypto';
import { FORBIDDEN_BODY, UNAUTHORIZED_BODY } from '../../functions/contract/error-body';
import { HTTP_METHODS } from '../../functions/contract/http-methods';
import { ROUTES } from '../../functions/contract/routes';
import { TOKEN_HEADER } from '../../functions/contract/token';
import type { Visitor } from '../command/login';
import type { Expectation } from './compare';
import { discovery, lists } from './list-checks';
import { paths } from './path-checks';
import { type Check, correcting, type Visit } from './visit';
import { writes } from './write-checks';

/** The keys of the documented example, in its order. */
export const DOCUMENTED_KEYS: readonly string[] = [
  ...['created_at', 'updated_at', 'job_id', 'job_id_hash', 'project_id', 'user_id', 'job_schedule'],
  ...['client_id', 'session_id', 'session_tag', 'name', 'description', 'job_actions', 'status'],
  ...['disabled', 'started_at', 'ended_at'],
];

const UNAUTHORIZED: Expectation = {
  status: 401,
  headers: { 'www-authenticate': /^Keystone uri="https?:[^"]+"$/ },
  body: UNAUTHORIZED_BODY,
};
const FORBIDDEN: Expectation = { status: 403, body: FORBIDDEN_BODY };
const NOT_FOUND: Expectation = { status: 404, body: errorBody('Not Found') };

const PLAN_METHODS: readonly string[] = ROUTES.filter(
  ({ path }) => path === '/v2/{project_id}/jobs/{job_id}',
).map(({ method }) => method);

/**
 * @param jobId A plan of the visitor's project, if one is known.
 * @param write Whether the checks may make, change and remove an action of their own.
 */
export function checksFor(visitor: Visitor, jobId?: string, write = false): readonly Check[] {
  const absentId = unusedId();
  const visit: Visit = {
    ...visitor,
    absentId,
    path: `/v2/${visitor.projectId}/jobs/${absentId}`,
    ask: (path, headers) => ({ path, headers: { [TOKEN_HEADER]: visitor.token, ...headers } }),
    absent: {
      status: 404,
      body: { title: 'Not Found', description: `Job not found with ID ${absentId}` },
    },
  };
  const plan = jobId === undefined ? [] : [ownPlan(visit, jobId)];
  return [
    ...correcting({ document: 'docs/security.md', setting: 'keystonePublicUrl' }, tokens(visit)),
    ...correcting({ document: 'docs/openapi.yaml', setting: 'domainBasePath' }, discovery(visit)),
    ...correcting({ document: 'docs/openapi.yaml' }, plan),
    ...correcting({ document: 'docs/deviations.md', setting: 'getBodies' }, lists(visit)),
    ...correcting({ document: 'docs/security.md', setting: 'policyFile' }, places(visit)),
    ...correcting({ document: WHERE_AWS_IS_SILENT }, [...paths(visit), ...forms(visit)]),
    ...correcting({ document: 'docs/openapi.yaml' }, verbs(visit)),
    ...(write ? correcting({ document: 'docs/openapi.yaml', setting: 'policyFile' }, writes(visit)) : []),
  ];
}

const WHERE_AWS_IS_SILENT = 'docs/local-stack.md, "Where AWS is silent"';

function tokens({ path }: Visit): readonly Check[] {
  const withToken = (token: string) => ({ path, headers: { [TOKEN_HEADER]: token } });
  const unknown = `gAAAAAB${randomBytes(132).toString('base64url')}`;
  return [
    { name: 'no token', request: { path }, expect: UNAUTHORIZED },
    { name: 'no token, unknown path', request: { path: '/nothing' }, expect: UNAUTHORIZED },
    { name: 'empty token', request: withToken(''), expect: UNAUTHORIZED },
    { name: 'garbage for a token', request: withToken('garbage'), expect: UNAUTHORIZED },
    { name: 'token of 3 KB', request: withToken('x'.repeat(3072)), expect: UNAUTHORIZED },
    { name: 'token of 9 KB', request: withToken('x'.repeat(9216)), expect: UNAUTHORIZED },
    { name: 'token that Keystone does not know', request: withToken(unknown), expect: UNAUTHORIZED },
    // A refusal must not be remembered as anything else.
    { name: 'the same token again', request: withToken(unknown), expect: UNAUTHORIZED },
    {
      name: 'ids of a refusal, for the log',
      request: { path },
      expect: { status: 401, headers: { 'x-amzn-requestid': /./, 'x-amz-apigw-id': /./ } },
    },
  ];
}

function ownPlan({ projectId, ask }: Visit, jobId: string): Check {
  return {
    name: 'own plan',
    request: ask(`/v2/${projectId}/jobs/${jobId}`),
    expect: { status: 200, body: { job_id: jobId, project_id: projectId }, keys: DOCUMENTED_KEYS },
  };
}

function places({ projectId, roles, absentId, path, ask, absent }: Visit): readonly Check[] {
  const jobs = `/v2/${projectId}/jobs`;
  // The default rule `cross_project`: such a token enters every project, and finds no plan there.
  const entersAll = roles.some((role) => ['admin', 'service'].includes(role.toLowerCase()));
  const foreign = `/v2/${unusedId()}/jobs/${absentId}`;
  const ofForeign = entersAll ? absent : FORBIDDEN;
  const json = { 'content-type': /^application\/json/ };
  return [
    { name: 'absent plan', request: ask(path), expect: { ...absent, headers: json } },
    { name: 'id with *', request: ask(`${jobs}/*`), expect: NOT_FOUND },
    { name: 'id with a percent-encoded digit', request: ask(`${jobs}/%30${absentId}`), expect: NOT_FOUND },
    { name: 'id with a percent-encoded slash', request: ask(`${jobs}/a%2Fb`), expect: NOT_FOUND },
    { name: 'id of 300 characters', request: ask(`${jobs}/${'e'.repeat(300)}`), expect: NOT_FOUND },
    { name: 'unknown path in the project', request: ask(`/v2/${projectId}/nothing`), expect: NOT_FOUND },
    { name: 'foreign project', request: ask(foreign), expect: ofForeign },
    {
      name: 'foreign project behind a URL with a slash at its end',
      request: ask(`/${foreign}`),
      expect: ofForeign,
    },
    // The decision about the token is cached, not the one about the path.
    { name: 'own project, right after that', request: ask(path), expect: absent },
    {
      name: 'path that no token opens',
      request: ask(`/v1/${projectId}/jobs/${absentId}`),
      expect: FORBIDDEN,
    },
  ];
}

/** The same question in other words. */
function forms({ token, path, ask, absent }: Visit): readonly Check[] {
  const requestId = (pattern: string | RegExp): Expectation => ({
    status: 404,
    headers: { 'x-openstack-request-id': pattern },
  });
  const ownId = unusedId();
  const withOwnId = ask(path, { 'X-Openstack-Request-Id': ownId });
  const body = '{"match":[{"name":"x"}]}';
  return [
    { name: 'slash at the end', request: ask(`${path}/`), expect: absent },
    { name: 'URL with a slash at its end', request: ask(`/${path}`), expect: absent },
    { name: 'query noise', request: ask(`${path}?limit=1&job_id=x&project_id=x`), expect: absent },
    { name: 'body on GET', request: { ...ask(path), body }, expect: absent },
    { name: 'token in x-auth-token', request: { path, headers: { 'x-auth-token': token } }, expect: absent },
    { name: 'token in x-AUTH-tokeN', request: { path, headers: { 'x-AUTH-tokeN': token } }, expect: absent },
    { name: 'request id of our making', request: ask(path), expect: requestId(/^req-[0-9a-f-]{36}$/) },
    { name: "request id of the caller's", request: withOwnId, expect: requestId(`req-${ownId}`) },
  ];
}

function verbs({ path, ask }: Visit): readonly Check[] {
  const wrong = HTTP_METHODS.filter((method) => method !== 'OPTIONS' && !PLAN_METHODS.includes(method));
  const allow = [...PLAN_METHODS, 'OPTIONS'].join(', ');
  return [
    ...wrong.map((method) => ({
      name: method,
      request: { ...ask(path), method },
      // An answer to HEAD has no body, whatever the handler wrote.
      expect: {
        status: 405,
        headers: { allow },
        ...(method !== 'HEAD' && { body: errorBody('Method Not Allowed') }),
      },
    })),
    {
      name: 'OPTIONS',
      request: { ...ask(path), method: 'OPTIONS' },
      expect: { status: 200, headers: { allow: PLAN_METHODS.join(', ') } },
    },
    {
      name: 'Accept without JSON',
      request: ask(path, { Accept: 'text/html' }),
      expect: { status: 406, body: errorBody('Not Acceptable') },
    },
  ];
}

function errorBody(title: string): object {
  return { title, description: /./ };
}

/** An id in the form of Keystone's and Freezer's that nothing has. */
function unusedId(): string {
  return randomUUID().replaceAll('-', '');
}
