import type { AccessRule } from '../../../functions/contract/identity';
import { ROUTES } from '../../../functions/contract/routes';
import { NOT_FOR_CACHES } from '../../../functions/contract/token';
import {
  BadDataFormat,
  Conflict,
  DocumentExists,
  DocumentNotFound,
  StorageEngineError,
  UnprocessableEntity,
} from '../../../functions/errors';
import { type ApiHandlerDependencies, createApiHandler } from '../../../functions/http/api-handler';
import type { Operation, PublicOperation, ServedRoute } from '../../../functions/http/operation';
import { loadPolicy } from '../../../functions/policy/policy';
import { captureLog } from '../../support/captured-log';
import { identity, PROJECT_ID } from '../../support/identity';
import { type EventChanges, proxyEvent } from '../../support/proxy-event';

/** One verb of the plan's path, so that the others are wrong, and one path for anybody. */
function servedBy(getJob: Operation): readonly ServedRoute[] {
  return ROUTES.flatMap((route): readonly ServedRoute[] => {
    if (route.operation === 'getJob') return [{ ...route, operate: getJob }];
    return route.operation === 'getHealth' ? [{ ...route, operate: ANYBODY }] : [];
  });
}
const FOREIGN = '9c1f0e6f0c0b4f0e8d8f6b1f5a3e7d21';
const restricted = (...access_rules: readonly AccessRule[]) => identity({ roles: ['reader'], access_rules });
const SHOW: AccessRule = { service: 'backup', method: 'GET', path: '/v2/*/jobs/*' };
const NEVER_CALLED: Operation = () => Promise.reject(new Error('the operation was called'));
const SHOWN: Operation = () => Promise.resolve({ status: 200, body: { name: 'myplan' } });
const ANYBODY: PublicOperation = ({ url }) => ({
  status: 200,
  headers: { 'Content-Type': 'text/plain' },
  text: `at ${url}`,
});

const wired = (operation: Operation): ApiHandlerDependencies => ({
  policy: loadPolicy(),
  serviceType: 'backup',
  routes: servedBy(operation),
  keystonePublicUrl: 'https://keystone.example.com',
});

async function send(changes: EventChanges = {}, operation: Operation = SHOWN) {
  const handler = createApiHandler(wired(operation));
  const { statusCode, headers = {}, body } = await handler(proxyEvent(changes));
  return { statusCode, headers, body: body === '' ? '' : (JSON.parse(body) as unknown) };
}

describe('createApiHandler', () => {
  const log = captureLog();

  it("answers with the operation's JSON and the request's id", async () => {
    expect(await send({ headers: { 'x-openstack-request-id': 'req-1' } })).toEqual({
      statusCode: 200,
      headers: { 'Content-Type': 'application/json', ...NOT_FOR_CACHES, 'x-openstack-request-id': 'req-1' },
      body: { name: 'myplan' },
    });
  });

  it('hands the parameters of the path to the operation', async () => {
    const operation = jest.fn(SHOWN);
    await send({}, operation);
    expect(operation).toHaveBeenCalledWith(
      expect.objectContaining({
        parameters: {
          project_id: '3046fb2c2a314a0fbb32607caa1e5277',
          job_id: 'e632eb1884e0468c8a41e656942df500',
        },
      }),
    );
  });

  it.each([
    ['admin', true, true],
    ['service', true, false],
    ['member', false, true],
    ['reader', false, false],
  ])('tells the operation whether %s may see all projects: %s, and change plans: %s', async (...the) => {
    const [role, ...expected] = the;
    let seen: unknown;
    await send({ identity: identity({ roles: [role] }) }, (request) => {
      seen = [request.maySpanProjects('jobs:get_all_projects'), request.may('jobs:update')];
      return { status: 204 };
    });
    expect(seen).toEqual(expected);
  });

  it('runs a public operation without an identity, and writes its text as it is', async () => {
    const changes = { resource: '/healthcheck', parameters: {}, identity: null };
    const handler = createApiHandler(wired(SHOWN));
    expect(await handler(proxyEvent(changes))).toEqual({
      statusCode: 200,
      headers: {
        'Content-Type': 'text/plain',
        ...NOT_FOR_CACHES,
        'x-openstack-request-id': expect.stringMatching(/^req-/) as string,
      },
      body: 'at https://localhost/',
    });
  });

  it.each<[string, number, EventChanges]>([
    ['came around the authorizer', 500, { identity: null }],
    ['asks for verbs around the authorizer', 500, { method: 'OPTIONS', identity: null }],
    [
      'has a token that expired meanwhile',
      401,
      { identity: identity({ expires_at: '2024-05-09T09:51:10Z' }) },
    ],
    ['does not accept JSON', 406, { headers: { Accept: 'text/html' } }],
    ['has an unknown path', 404, { resource: '/{proxy+}', parameters: { proxy: 'v2/p/nothing' } }],
    ['is for a foreign project', 403, { parameters: { project_id: FOREIGN, job_id: 'j' } }],
    ['has a project in other letters', 403, { parameters: { project_id: '%33046', job_id: 'j' } }],
    ['has a domain-scoped token', 403, { identity: identity({ scope: 'domain', roles: ['admin'] }) }],
    [
      'has an unscoped token',
      403,
      { identity: identity({ scope: 'unscoped', project_id: null, roles: [] }) },
    ],
    ['comes with other access rules', 403, { identity: restricted({ ...SHOW, path: '/v2/*/clients/*' }) }],
    ['comes with access rules for another service', 403, { identity: restricted({ ...SHOW, service: 'x' }) }],
    ['comes with access rules for another verb', 403, { identity: restricted({ ...SHOW, method: 'POST' }) }],
    ['comes with an empty list of access rules', 403, { identity: restricted() }],
    [
      'comes with access rules that allow, but from nobody useful',
      403,
      { identity: identity({ access_rules: [SHOW] }) },
    ],
    [
      'comes with more access rules than can be handed on',
      403,
      { identity: restricted(...Array<AccessRule>(100).fill(SHOW)) },
    ],
    ['has no useful role', 403, { identity: identity({ roles: ['nothing'] }) }],
    ['has another verb', 405, { method: 'POST' }],
    ['asks for the head only', 405, { method: 'HEAD' }],
  ])('does not run the operation when a request %s', async (_case, status, changes) => {
    const { statusCode, headers } = await send(changes, NEVER_CALLED);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      ...NOT_FOR_CACHES,
      'x-openstack-request-id': expect.stringMatching(/^req-/) as string,
    });
  });

  it.each<[string, EventChanges]>([
    ['its own resource', {}],
    ['the fallback', { resource: '/{proxy+}', parameters: { proxy: `v2/${PROJECT_ID}/jobs/j/` } }],
  ])('runs the operation when an access rule allows the request, through %s', async (_case, changes) => {
    expect((await send({ ...changes, identity: restricted(SHOW) })).statusCode).toBe(200);
  });

  it('tells the log, but not the caller, that no access rule allows the request', async () => {
    const { body } = await send({ identity: restricted() });
    expect(body).toEqual({
      title: 'Access Forbidden',
      description: 'You are not allowed to access this resource',
    });
    expect(log).toEqual([
      expect.objectContaining({ status: 403, reason: expect.stringContaining('no access rule') as string }),
    ]);
  });

  it.each<[string, EventChanges, number]>([
    [
      'an expired token before access rules',
      { identity: { ...restricted(), expires_at: '2024-05-09T09:51:10Z' } },
      401,
    ],
    ['access rules before a bad Accept', { headers: { Accept: 'a/b' }, identity: restricted() }, 403],
    ['access rules before an unknown path', { resource: '/', identity: restricted() }, 403],
    ['access rules before a wrong verb', { method: 'POST', identity: restricted(SHOW) }, 403],
    [
      'an expired token before a bad Accept',
      { headers: { Accept: 'a/b' }, identity: identity({ expires_at: '2024-05-09T09:51:10Z' }) },
      401,
    ],
    ['a bad Accept before an unknown path', { headers: { Accept: 'a/b' }, resource: '/' }, 406],
    [
      'a foreign project before a wrong verb',
      { method: 'POST', parameters: { project_id: FOREIGN, job_id: 'j' } },
      403,
    ],
    ['a wrong verb before the rule', { method: 'POST', identity: identity({ roles: [] }) }, 405],
  ])('tells %s', async (_case, changes, status) => {
    expect((await send(changes)).statusCode).toBe(status);
  });

  it('tells OPTIONS which verbs there are', async () => {
    const reply = await send({ method: 'OPTIONS' }, NEVER_CALLED);
    expect(reply).toMatchObject({ statusCode: 200, headers: { Allow: 'GET' }, body: '' });
  });

  it.each([
    [new DocumentNotFound('Job not found with ID j'), 404],
    [new StorageEngineError('The storage is temporarily unavailable.', 503), 503],
    [new TypeError('x is not a function'), 500],
  ])('answers an operation that throws %s with %d', async (error, status) => {
    expect((await send({}, () => Promise.reject(error))).statusCode).toBe(status);
  });

  it('writes one line a request, with the cause of a fault', async () => {
    const cause = new Error('ResourceNotFoundException');
    await send({}, () => Promise.reject(new StorageEngineError('The storage failed.', 500, { cause })));
    expect(log).toEqual([
      expect.objectContaining({
        operation: 'getJob',
        status: 500,
        fault: 'own',
        project_id: '3046fb2c2a314a0fbb32607caa1e5277',
        job_id: 'e632eb1884e0468c8a41e656942df500',
        reason: 'StorageEngineError: The storage failed. (Error: ResourceNotFoundException)',
      }),
    ]);
  });

  it('says who was refused, and under which id API Gateway knows the request', async () => {
    const who = identity({ roles: ['nothing'], user_id: 'somebody' });
    await send({ identity: who });
    expect(log).toEqual([
      expect.objectContaining({ status: 403, user_id: 'somebody', gateway_request_id: 'extended-id=' }),
    ]);
  });

  it.each([
    new BadDataFormat("'s3cret' is not of type 'object'"),
    new BadDataFormat('no base64url', { cause: new Error('s3cret') }),
    new UnprocessableEntity('Client c does not support engine: s3cret'),
    new DocumentExists('Job already registered with ID s3cret'),
    new DocumentNotFound('Job not found with ID s3cret'),
    new Conflict('s3cret'),
  ])('logs no part of a document, though the caller is told what is wrong with it: %s', async (error) => {
    expect((await send({}, () => Promise.reject(error))).body).toMatchObject({ description: error.message });
    expect(log).toEqual([expect.objectContaining({ status: error.status, reason: error.name })]);
    expect(JSON.stringify(log)).not.toContain('s3cret');
  });

  it('logs no more of a path than its names can have', async () => {
    await send({ parameters: { project_id: 'p'.repeat(8000), job_id: 'j' } });
    expect(log).toEqual([expect.objectContaining({ project_id: `${'p'.repeat(99)}…`, job_id: 'j' })]);
  });

  it('logs no header, whatever it is called', async () => {
    await send({ headers: { 'X-Auth-Token': 'gAAAAABsecret', Authorization: 'secret' } });
    expect(log).toHaveLength(1);
    expect(JSON.stringify(log)).not.toContain('secret');
  });
});
