import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningKeystone, startKeystone } from '../../local/keystone/keystone';
import { DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud, TOKEN_ZOO } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';
import { keystoneToken } from '../support/keystone-token';
import { listen } from '../support/listen';
import {
  answering,
  answeringLate,
  CUTTING,
  NEVER_ANSWERING,
  type Proxy,
  RESETTING,
  STALLING,
  startProxy,
} from '../support/proxy';
import { selfSigned } from '../support/self-signed';

const PLAN = `/v2/${PROJECT_ID}/jobs/${DOCUMENTED_PLAN.job_id}`;
let tokens = 0;
/** A token that nobody has shown yet. */
const newToken = () => `gAAAAAB${'x'.repeat(176)}${tokens++}`;

async function expectUnavailable(cloud: Cloud, token: string): Promise<void> {
  const { status, headers, body } = await cloud.send({ path: PLAN, token });
  expect(status).toBe(503);
  expect(headers['retry-after']).toBe('5');
  expect(headers['www-authenticate']).toBeUndefined();
  expect(JSON.parse(body)).toEqual({
    title: 'Service Unavailable',
    description: 'The Keystone service is temporarily unavailable.',
  });
}

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
    ['answers after 10 seconds', answeringLate(answering(200, keystoneToken()))],
    ['resets connections', RESETTING],
    ['cuts its answer in half', CUTTING],
    ['stops in the middle of its answer', STALLING],
    ['answers 500', answering(500, error(500))],
    ['answers 503', answering(503, '<html>Service Unavailable</html>')],
    ['answers 429', answering(429, error(429))],
    ['answers 404 as a web server does', answering(404, '<html>Not Found</html>')],
    ['answers 200 with a web page', answering(200, '<html>Welcome</html>')],
    ['answers 200 with nonsense', answering(200, { token: {} })],
    [
      'redirects to where the answer is',
      ({ url = '' }, response) => response.writeHead(302, { Location: keystone.url + url }).end(),
    ],
  ])('answers 503 when it %s, and 200 as soon as it works again', async (_case, mischief) => {
    const token = await cloud.token('reader');
    proxy.misbehave(mischief);
    await expectUnavailable(cloud, token);
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

  it('answers 503 when it refuses connections, and 200 as soon as it listens again', async () => {
    const token = await cloud.token('reader');
    const { port } = new URL(proxy.url);
    await proxy.close();
    await expectUnavailable(cloud, token);
    await new Promise<void>((resolve) => proxy.server.listen(Number(port), '127.0.0.1', resolve));
    expect((await cloud.send({ path: PLAN, token })).status).toBe(200);
  });

  it('lets nobody see that it resets a kept-alive connection between two requests', async () => {
    const two = [await cloud.token('reader'), await cloud.token('reader')];
    proxy.forget();
    for (const token of two) {
      expect((await cloud.send({ path: PLAN, token })).status).toBe(200);
      proxy.misbehave((request) => {
        proxy.misbehave(undefined);
        request.socket.resetAndDestroy();
      });
    }
    expect(proxy.requests).toHaveLength(3);
  });

  it('asks it once about a token, and about what cannot be one not at all', async () => {
    const token = await cloud.token('reader');
    proxy.forget();
    for (let request = 0; request < 5; request++) await cloud.send({ path: PLAN, token });
    for (const odd of ['', 'short', 'x'.repeat(3000)]) await cloud.send({ path: PLAN, token: odd });
    expect(proxy.requests).toEqual(['GET /v3/auth/tokens?nocatalog']);
  });

  it('asks it once about each of 200 bad tokens that are sent twice', async () => {
    const bad = Array.from({ length: 200 }, newToken);
    const unsent = [...bad, ...bad];
    proxy.forget();
    const statuses = new Set<number>();
    // Ten at a time: as a flood they would wait for each other until the authorizer gives up.
    while (unsent.length > 0) {
      const replies = await Promise.all(
        unsent.splice(0, 10).map((token) => cloud.send({ path: PLAN, token })),
      );
      for (const { status } of replies) statuses.add(status);
    }
    expect([...statuses]).toEqual([401]);
    expect(proxy.requests).toHaveLength(200);
  });

  it('shows a plan that the verdict in the cache allows while it is down', async () => {
    const token = await cloud.token('reader');
    await cloud.send({ path: PLAN, token });
    proxy.misbehave(RESETTING);
    expect((await cloud.send({ path: PLAN, token })).status).toBe(200);
  });
});

describe('with a Keystone whose certificate', () => {
  const right = selfSigned('localhost');
  const foreign = selfSigned('keystone.example.com');
  const expired = selfSigned('localhost', { daysLeft: -1 });
  let folder: string;
  let keystone: Server;
  let cloud: Cloud;
  let asked = 0;

  beforeAll(async () => {
    keystone = createServer(right, (request, response) => {
      if (request.headers['x-subject-token'] !== undefined) asked++;
      answering(200, keystoneToken())(request, response);
    });
    const { port } = new URL(await listen(keystone));
    folder = mkdtempSync(join(tmpdir(), 'keystone-ca-'));
    const keystoneCaFile = join(folder, 'ca.pem');
    writeFileSync(keystoneCaFile, right.cert + foreign.cert + expired.cert);
    const connected = once(keystone, 'request');
    cloud = await startCloud({ keystoneUrl: `https://localhost:${port}`, settings: { keystoneCaFile } });
    // A handshake that is still under way would bring the right certificate home.
    await connected;
  });
  afterAll(async () => {
    await cloud.close();
    keystone.close();
    keystone.closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['comes from an unknown authority', selfSigned('localhost'), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['is of another host', foreign, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['has expired', expired, 'CERT_HAS_EXPIRED'],
  ])('%s, gets no token, and is trusted as soon as it is right', async (_case, wrong, code) => {
    const token = newToken();
    asked = 0;
    keystone.setSecureContext(wrong);
    keystone.closeAllConnections();
    await expectUnavailable(cloud, token);
    expect(asked).toBe(0);
    expect(cloud.log.filter((line) => line.includes(code))).toHaveLength(1);

    keystone.setSecureContext(right);
    expect((await cloud.send({ path: PLAN, token })).status).toBe(200);
  });
});
