import type { RequestListener } from 'node:http';
import { type RunningKeystone, startKeystone } from '../../local/keystone/keystone';
import { DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud, TOKEN_ZOO } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';
import {
  answering,
  CUTTING,
  NEVER_ANSWERING,
  type Proxy,
  RESETTING,
  STALLING,
  startProxy,
} from '../support/proxy';

const PLAN = `/v2/${PROJECT_ID}/jobs/${DOCUMENTED_PLAN.job_id}`;

describe('with a Keystone that is in trouble', () => {
  let keystone: RunningKeystone;
  let proxy: Proxy;
  let cloud: Cloud;

  beforeAll(async () => {
    keystone = await startKeystone({ port: 0, data: TOKEN_ZOO, services: () => [] });
    proxy = await startProxy(() => keystone.url);
    cloud = await startCloud({ keystoneUrl: proxy.url, settings: { keystoneTimeoutSeconds: 1 } });
  });
  afterAll(async () => {
    await cloud.close();
    await proxy.close();
    await keystone.close();
  });
  afterEach(() => {
    proxy.misbehave(undefined);
  });

  const error = (code: number) => ({ error: { code, message: 'm', title: 't' } });

  it.each<[string, RequestListener]>([
    ['never answers', NEVER_ANSWERING],
    ['resets connections', RESETTING],
    ['cuts its answer in half', CUTTING],
    ['stops in the middle of its answer', STALLING],
    ['answers 500', answering(500, error(500))],
    ['answers 503', answering(503, '<html>Service Unavailable</html>')],
    ['answers 429', answering(429, error(429))],
    ['answers 404 as a web server does', answering(404, '<html>Not Found</html>')],
    ['answers 200 with a web page', answering(200, '<html>Welcome</html>')],
    ['answers 200 with nonsense', answering(200, { token: {} })],
    ['redirects', answering(302, '')],
  ])('answers 503 when it %s, and 200 as soon as it works again', async (_case, mischief) => {
    const token = await cloud.token('reader');
    proxy.misbehave(mischief);
    const { status, headers, body } = await cloud.send({ path: PLAN, token });
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('5');
    expect(headers['www-authenticate']).toBeUndefined();
    expect(JSON.parse(body)).toEqual({
      title: 'Service Unavailable',
      description: 'The Keystone service is temporarily unavailable.',
    });

    proxy.misbehave(undefined);
    expect((await cloud.send({ path: PLAN, token })).status).toBe(200);
  });

  it.each([
    [401, 401],
    [403, 401],
    [404, 401],
  ])("answers Keystone's %d with %d", async (keystones, ours) => {
    const token = await cloud.token('reader');
    proxy.misbehave(answering(keystones, error(keystones)));
    expect((await cloud.send({ path: PLAN, token })).status).toBe(ours);
  });

  it('answers 503 when it is gone', async () => {
    const gone = await startCloud({ keystoneUrl: 'http://127.0.0.1:9' });
    try {
      const { status, headers } = await gone.send({ path: PLAN, token: `gAAAAAB${'x'.repeat(176)}` });
      expect({ status, retry: headers['retry-after'] }).toEqual({ status: 503, retry: '5' });
    } finally {
      await gone.close();
    }
  });

  it('asks it once about a token, and about what cannot be one not at all', async () => {
    const token = await cloud.token('reader');
    proxy.forget();
    for (let request = 0; request < 5; request++) await cloud.send({ path: PLAN, token });
    for (const odd of ['', 'short', 'x'.repeat(3000)]) await cloud.send({ path: PLAN, token: odd });
    expect(proxy.requests).toEqual(['GET /v3/auth/tokens?nocatalog']);
  });

  it('shows a plan that the verdict in the cache allows while it is down', async () => {
    const token = await cloud.token('reader');
    await cloud.send({ path: PLAN, token });
    proxy.misbehave(RESETTING);
    expect((await cloud.send({ path: PLAN, token })).status).toBe(200);
  });
});
