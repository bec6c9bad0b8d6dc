import { type RunningApi, startApi } from '../../../local/aws/api';
import { send, type SendOptions } from './send';
import { synthesize } from './stack';
import { until } from './until';

const stack = synthesize();
const logs: string[] = [];
let api: RunningApi;

beforeAll(async () => {
  api = await startApi({
    template: stack.template,
    assembly: stack.assembly,
    port: 0,
    environment: { OVERRIDDEN: 'by the caller' },
    onLog: (id, line) => logs.push(`${id} ${line}`),
  });
});
afterAll(async () => {
  await api.close();
  stack.remove();
});

const JOB = '/v2/p/jobs/j';
const as = (token: string, more: Record<string, string | string[]> = {}): SendOptions => ({
  headers: { 'X-Auth-Token': token, ...more },
});
const order = (what: string, method = 'GET'): SendOptions => ({ ...as('allow', { 'x-do': what }), method });

describe('paths', () => {
  it.each([
    [JOB, '/v2/{project_id}/jobs/{job_id}', JOB, { project_id: 'p', job_id: 'j' }],
    [`/prod${JOB}`, '/v2/{project_id}/jobs/{job_id}', JOB, { project_id: 'p', job_id: 'j' }],
    [`${JOB}/`, '/v2/{project_id}/jobs/{job_id}', `${JOB}/`, { project_id: 'p', job_id: 'j' }],
    [
      '/v2/%70/jobs/a%2Fb',
      '/v2/{project_id}/jobs/{job_id}',
      '/v2/%70/jobs/a%2Fb',
      { project_id: '%70', job_id: 'a%2Fb' },
    ],
    ['/v2/p/jobs/../x', '/{proxy+}', '/v2/p/jobs/../x', { proxy: 'v2/p/jobs/../x' }],
    ['/v2//jobs/j', '/{proxy+}', '/v2//jobs/j', { proxy: 'v2//jobs/j' }],
    ['/v2', '/{proxy+}', '/v2', { proxy: 'v2' }],
    ['/production', '/{proxy+}', '/production', { proxy: 'production' }],
    ['/', '/', '/', null],
    ['/prod', '/', '/', null],
  ])('%s goes to %s', async (path, resource, eventPath, pathParameters) => {
    const { body } = await send(api.url, path, as('allow'));
    expect(body).toMatchObject({
      event: { resource, path: eventPath, pathParameters, requestContext: { resourcePath: resource, path } },
    });
  });

  it.each(['POST', 'DELETE', 'OPTIONS'])('a verb that a resource lacks falls through: %s', async (method) => {
    const { body } = await send(api.url, JOB, { ...as('allow'), method });
    expect(body).toMatchObject({ event: { resource: '/{proxy+}', httpMethod: method } });
  });

  it('answers HEAD without a body', async () => {
    expect(await send(api.url, JOB, { ...as('allow'), method: 'HEAD' })).toMatchObject({
      status: 200,
      text: '',
    });
  });

  it.each(['TRACE', 'PROPFIND'])('no resource has the verb %s', async (method) => {
    expect(await send(api.url, JOB, { ...as('allow'), method })).toMatchObject({
      status: 404,
      body: { message: 'Missing Authentication Token' },
    });
  });
});

describe('the authorizer', () => {
  it.each([
    ['no token', {}],
    ['an empty one', { 'X-Auth-Token': '' }],
    ['one that the expression matches in part only', { 'X-Auth-Token': 'allow!' }],
    ['one that the function refuses', { 'X-Auth-Token': 'unauthorized' }],
  ])('%s is 401 with the challenge', async (_what, headers) => {
    const reply = await send(api.url, JOB, { headers });
    expect(reply).toMatchObject({
      status: 401,
      body: { description: 'who are you?' },
      headers: { 'www-authenticate': 'Keystone uri="http://keystone"' },
    });
    expect(reply.headers['x-id']).toBe(reply.headers['x-amzn-requestid']);
  });

  it.each([
    ['deny', 'User is not authorized to access this resource with an explicit deny'],
    ['other', 'User is not authorized to access this resource'],
  ])('the policy of %s is 403', async (token, why) => {
    expect(await send(api.url, JOB, as(token))).toMatchObject({
      status: 403,
      body: { why, type: 'ACCESS_DENIED', kind: token },
    });
  });

  it.each(['throws', 'exits', 'hangs', 'nothing', 'nobody', 'nested', 'lawless'])(
    '%s is 500',
    async (token) => {
      expect(await send(api.url, JOB, as(token))).toMatchObject({ status: 500, body: { title: 'ours' } });
    },
  );

  it('hands its context on as texts', async () => {
    const { body } = await send(api.url, '/prod/v2/p/jobs/context', as('allow-too'));
    const methodArn = 'arn:aws:execute-api:us-east-1:123456789012:ApiF70053CD/prod/GET/v2/p/jobs/context';
    expect(body).toMatchObject({
      event: {
        requestContext: { authorizer: { principalId: 'user', type: 'TOKEN', methodArn, yes: 'true' } },
      },
    });
  });

  it('keeps a verdict, and evaluates it for every method anew', async () => {
    expect(await send(api.url, JOB, as('allow-once'))).toMatchObject({ status: 200 });
    expect(await send(api.url, JOB, as('allow-once'))).toMatchObject({
      body: { event: { requestContext: { authorizer: { integrationLatency: 0 } } } },
    });
    expect(await send(api.url, '/v2/p/jobs/another', as('allow-once'))).toMatchObject({ status: 403 });
  });

  it('is not asked where there is none', async () => {
    const { body } = await send(api.url, '/open', { method: 'POST', body: 'text' });
    expect(body).toMatchObject({ event: { resource: '/open', body: 'text', pathParameters: null } });
    expect(body).not.toHaveProperty('event.requestContext.authorizer');
  });
});

describe('the handler', () => {
  it.each(['throw', 'exit', 'nothing', 'return {}', 'return {"statusCode":200,"body":{}}'])(
    'is 502 in our form when it fails: %s',
    async (what) => {
      expect(await send(api.url, JOB, order(what))).toMatchObject({ status: 502, body: { title: 'ours' } });
    },
  );

  it('is 504 when it takes longer than the integration may', async () => {
    expect(await send(api.url, JOB, order('hang'))).toMatchObject({ status: 504, body: { title: 'ours' } });
  });

  it('answers again after it crashed', async () => {
    await send(api.url, JOB, order('exit'));
    expect(await send(api.url, JOB, as('allow'))).toMatchObject({ status: 200 });
  });

  it('takes many requests at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => send(api.url, JOB, order('sleep 100'))),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  });

  it('has its variables and nothing of this process', async () => {
    const { body } = await send(api.url, JOB, as('allow'));
    expect(body).toMatchObject({
      env: {
        JOBS_TABLE: 'JobsDF1CC2D4',
        TABLE_ARN: 'arn:aws:dynamodb:us-east-1:123456789012:table/JobsDF1CC2D4',
        OVERRIDDEN: 'by the caller',
        AWS_REGION: 'us-east-1',
      },
      context: { functionName: expect.stringMatching(/^Echo/) as unknown, remaining: true },
    });
    expect(body).not.toHaveProperty('env.PATH');
  });
});

it('passes the lines of each function on', async () => {
  const { headers } = await send(api.url, JOB, order('log'));
  expect(headers).not.toHaveProperty('content-length');
  const logged = () => logs.filter((line) => line.includes('"operation":"log"'));
  await until(() => logged().length > 0);
  expect(logged()).toEqual([expect.stringMatching(/^Echo\w+ \{.*"level":"INFO".*\}$/)]);
});

describe('limits', () => {
  it.each([
    [
      'a body of 10 MB',
      200,
      { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024, 'x'), ...as('allow', { 'x-do': 'sleep 0' }) },
    ],
    ['a larger one', 413, { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1, 'x'), ...as('allow') }],
    ['headers of 9 KB', 200, as('allow', { 'x-large': 'x'.repeat(9 * 1024) })],
    ['header values beyond 10,240 bytes', 431, as('allow', { 'x-large': 'x'.repeat(10_240) })],
  ])('%s is %i', async (_what, status, options) => {
    expect(await send(api.url, JOB, options)).toMatchObject({ status });
  });

  it.each([1600, 11_000])('a path of %i characters is 414', async (length) => {
    expect(await send(api.url, `/v2/${'x'.repeat(length)}`, as('allow'))).toMatchObject({
      status: 414,
      body: { message: 'URI Too Long' },
    });
  });
});

it('ends a start that fails, with a sentence', async () => {
  const template = JSON.parse(
    JSON.stringify(stack.template).replaceAll('index.handler', 'index.missing'),
  ) as unknown;
  const options = { template, assembly: stack.assembly, port: 0, environment: {}, onLog: () => undefined };
  await expect(startApi(options)).rejects.toThrow(
    /^The function \w+ cannot be loaded: There is no function "missing"\.$/,
  );
});
