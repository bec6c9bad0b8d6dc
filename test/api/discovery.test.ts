import { HTTP_METHODS } from '../../functions/contract/http-methods';
import { ROUTES } from '../../functions/contract/routes';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';

describe('discovery', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterAll(() => cloud.close());

  it.each([
    ['/', ''],
    ['/prod/', '/prod'],
  ])('GET %s tells anybody which versions there are', async (path, base) => {
    const { status, headers, body } = await cloud.send({ path });
    expect(status).toBe(300);
    expect(headers).toMatchObject({ 'content-type': 'application/json' });
    expect(JSON.parse(body)).toMatchObject({
      versions: [{ id: 'v2', status: 'CURRENT', links: [{ href: `${cloud.apiUrl}${base}/v2/` }] }],
    });
  });

  it('GET /healthcheck tells anybody that the API answers', async () => {
    const { status, headers, body } = await cloud.send({ path: '/healthcheck' });
    expect({ status, type: headers['content-type'], body }).toEqual({
      status: 200,
      type: 'text/plain; charset=UTF-8',
      body: 'OK',
    });
  });

  it.each(['/', '/healthcheck', '/prod/healthcheck'])('%s responds to load balancers', async (path) => {
    const { status } = await cloud.send({ path });
    expect(await cloud.send({ method: 'HEAD', path })).toMatchObject({ status, body: '' });
    expect(await cloud.send({ method: 'OPTIONS', path })).toMatchObject({
      status: 200,
      headers: { allow: 'GET, HEAD' },
      body: '',
    });
  });

  it('responds to nothing else without a token', async () => {
    const paths = [...new Set(ROUTES.map(({ path }) => path)), '/v2/{project_id}', '/elsewhere'];
    const requests = paths.flatMap((path) =>
      HTTP_METHODS.map((method) => ({ method, path: path.replaceAll(/\{\w+\}/g, PROJECT_ID) })),
    );
    const responded: string[] = [];
    for (const { method, path } of requests) {
      for (const token of [undefined, 'x'.repeat(32)]) {
        const { status } = await cloud.send({ method, path, ...(token !== undefined && { token }) });
        if (status !== 401) responded.push(`${method} ${path} ${status}`);
      }
    }
    expect([...new Set(responded)].sort()).toEqual([
      'GET / 300',
      'GET /healthcheck 200',
      'HEAD / 300',
      'HEAD /healthcheck 200',
      'OPTIONS / 200',
      'OPTIONS /healthcheck 200',
    ]);
  });

  it.each(['reader', 'useless', 'domain-admin', 'system-reader', 'stranger'])(
    'GET /v2 describes the version to %s, whatever the roles and the scope',
    async (user) => {
      const token = await cloud.token(user);
      for (const path of ['/v2', '/v2/', '/prod/v2']) {
        const { status, headers, body } = await cloud.send({ path, token });
        expect(status).toBe(200);
        expect(headers['content-type']).toBe('application/json-home');
        expect(JSON.parse(body)).toHaveProperty(['resources', 'rel/job', 'hints', 'allow', 0], 'GET');
      }
    },
  );

  it('GET /v2 describes the version to an unscoped token too', async () => {
    const token = await cloud.token('reader', null);
    expect((await cloud.send({ path: '/v2', token })).status).toBe(200);
  });

  it.each(['/v2', '/v2/'])('GET %s needs a token', async (path) => {
    expect((await cloud.send({ path })).status).toBe(401);
    expect((await cloud.send({ path, token: 'x'.repeat(32) })).status).toBe(401);
  });

  it.each(['POST', 'PUT', 'DELETE'])('%s is for nobody', async (method) => {
    const token = await cloud.token('admin');
    for (const path of ['/', '/healthcheck', '/v2']) {
      expect((await cloud.send({ method, path })).status).toBe(401);
      expect((await cloud.send({ method, path, token })).status).toBe(403);
    }
  });
});
