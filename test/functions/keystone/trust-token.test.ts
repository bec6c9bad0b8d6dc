import { send } from '../../../bin/command/send';
import { KeystoneClient } from '../../../functions/keystone/keystone-client';
import { TrustTokens } from '../../../functions/keystone/trust-token';
import { DEMO_DATA, RUNNER } from '../../../local/keystone/demo-data';
import { demoLogin } from '../../../local/keystone/demo-login';
import { type RunningKeystone, startKeystone } from '../../../local/keystone/keystone';
import { OTHER_PROJECT_ID, PROJECT_ID, USER_ID } from '../../support/identity';
import { answering, NEVER_ANSWERING, type Proxy, RESETTING, startProxy } from '../../support/proxy';

const CINDER = { type: 'volumev3', name: 'cinderv3', url: 'https://volumes.example.com/v3/$(project_id)s' };
const ACCOUNT = JSON.stringify({ user_id: RUNNER, password: 'secret' });
const UNAVAILABLE = { name: 'ServiceError', status: 503, service: 'keystone' };
const LOGIN = 'POST /v3/auth/tokens';
const LOOK = 'GET /v3/auth/tokens?nocatalog';

let keystone: RunningKeystone;
let proxy: Proxy;
let owner: string;
beforeEach(async () => {
  keystone = await startKeystone({ port: 0, data: DEMO_DATA, services: () => [CINDER] });
  proxy = await startProxy(() => keystone.url);
  const body = JSON.stringify(demoLogin({ name: 'member', project: 'demo' }));
  const { headers } = await send({ method: 'POST', url: keystone.url, path: LOGIN.slice(5), body });
  owner = headers['x-subject-token'] ?? '';
});
afterEach(async () => {
  await proxy.close();
  await keystone.close();
});

const tokens = (readSecret: () => Promise<string> = () => Promise.resolve(ACCOUNT), now = Date.now) =>
  new TrustTokens(new KeystoneClient(proxy.url, 300), readSecret, now);

async function askAsOwner(method: string, path: string, body?: object): Promise<string> {
  const reply = await send({
    method,
    url: keystone.url,
    path: `/v3/OS-TRUST/trusts${path}`,
    headers: { 'X-Auth-Token': owner },
    ...(body && { body: JSON.stringify(body) }),
  });
  return reply.body;
}

async function createTrust(): Promise<string> {
  const trust = {
    trustor_user_id: USER_ID,
    trustee_user_id: RUNNER,
    project_id: PROJECT_ID,
    impersonation: false,
    roles: [{ name: 'member' }],
  };
  const made = JSON.parse(await askAsOwner('POST', '', { trust })) as { trust: { id: string } };
  return made.trust.id;
}

describe('TrustTokens', () => {
  it('gets a token for the project of a trust, with where its block storage is', async () => {
    const outcome = await tokens().get(await createTrust(), PROJECT_ID);
    expect(outcome).toEqual({
      kind: 'issued',
      trustToken: {
        token: expect.stringMatching(/^gAAAAA/) as string,
        project_id: PROJECT_ID,
        expires_at: expect.any(Number) as number,
        catalog: expect.arrayContaining([
          {
            type: 'volumev3',
            endpoints: expect.arrayContaining([
              {
                interface: 'public',
                region: 'RegionOne',
                url: `https://volumes.example.com/v3/${PROJECT_ID}`,
              },
            ]) as unknown,
          },
        ]) as unknown,
      },
    });
  });

  it('logs in once for all trusts, also for many at a time', async () => {
    const trust = await createTrust();
    const many = tokens();
    await Promise.all([many.get(trust, PROJECT_ID), many.get(trust, PROJECT_ID)]);
    await many.get(trust, PROJECT_ID);
    expect(proxy.requests).toEqual([LOGIN, LOGIN, LOGIN, LOGIN]);
  });

  it('logs in anew when half of the life of its own token is over', async () => {
    const trust = await createTrust();
    let now = Date.now();
    const aging = tokens(undefined, () => now);
    await aging.get(trust, PROJECT_ID);
    proxy.forget();
    now += 31 * 60_000;
    await aging.get(trust, PROJECT_ID);
    expect(proxy.requests).toHaveLength(2);
    proxy.forget();
    now -= 10 * 60_000;
    await aging.get(trust, PROJECT_ID);
    expect(proxy.requests).toHaveLength(1);
  });

  it('tells a trust that is gone from a token of its own that is', async () => {
    const trust = await createTrust();
    const used = tokens();
    await used.get(trust, PROJECT_ID);
    await askAsOwner('DELETE', `/${trust}`);
    proxy.forget();
    expect(await used.get(trust, PROJECT_ID)).toEqual({ kind: 'refused' });
    expect(proxy.requests).toEqual([LOGIN, LOOK]);
  });

  it('logs in again when its own token was revoked', async () => {
    const trust = await createTrust();
    const used = tokens();
    await used.get(trust, PROJECT_ID);
    await revokeOwn(used, trust);
    proxy.forget();
    expect(await used.get(trust, PROJECT_ID)).toMatchObject({ kind: 'issued' });
    expect(proxy.requests).toEqual([LOGIN, LOOK, LOGIN, LOGIN]);
  });

  /** What the account was given is seen on the wire. */
  async function revokeOwn(used: TrustTokens, trust: string): Promise<void> {
    let own = '';
    proxy.misbehave((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        own = /"token":\{"id":"([^"]+)"/.exec(Buffer.concat(chunks).toString())?.[1] ?? '';
        response.writeHead(500).end('{}');
      });
    });
    await expect(used.get(trust, PROJECT_ID)).rejects.toMatchObject(UNAVAILABLE);
    proxy.misbehave(undefined);
    const headers = { 'X-Auth-Token': own, 'X-Subject-Token': own };
    await send({ method: 'DELETE', url: keystone.url, path: '/v3/auth/tokens', headers });
  }

  it('refuses a trust of another project, and one that is not there', async () => {
    const trust = await createTrust();
    expect(await tokens().get(trust, OTHER_PROJECT_ID)).toEqual({ kind: 'refused' });
    expect(await tokens().get('0'.repeat(32), PROJECT_ID)).toEqual({ kind: 'refused' });
  });

  it('does not blame the owner of a plan for the account’s secret', async () => {
    const wrong = tokens(() => Promise.resolve(JSON.stringify({ user_id: RUNNER, password: 'old' })));
    const trust = await createTrust();
    await expect(wrong.get(trust, PROJECT_ID)).rejects.toThrow("Keystone refuses the runner's account (401)");
    await expect(wrong.get(trust, PROJECT_ID)).rejects.not.toHaveProperty('status');
    for (const secret of ['', '{}', '{"user_id": "u"}', '[]']) {
      const unreadable = tokens(() => Promise.resolve(secret));
      await expect(unreadable.get(trust, PROJECT_ID)).rejects.toThrow('not JSON with user_id and password');
    }
  });

  it('reads the secret again after a login that failed', async () => {
    const secrets = [JSON.stringify({ user_id: RUNNER, password: 'old' }), ACCOUNT];
    const rotated = tokens(() => Promise.resolve(secrets.shift() ?? ''));
    const trust = await createTrust();
    await expect(rotated.get(trust, PROJECT_ID)).rejects.toThrow();
    expect(await rotated.get(trust, PROJECT_ID)).toMatchObject({ kind: 'issued' });
  });

  it.each([
    ['is silent', NEVER_ANSWERING],
    ['resets', RESETTING],
    ['fails', answering(500, {})],
    ['is a proxy without a Keystone', answering(502, '<html>')],
    ['gives no token', answering(201, {})],
  ])('is 503 where Keystone %s', async (_what, mischief) => {
    const trust = await createTrust();
    const used = tokens();
    proxy.misbehave(mischief);
    await expect(used.get(trust, PROJECT_ID)).rejects.toMatchObject(UNAVAILABLE);
    proxy.misbehave(undefined);
    await used.get(trust, PROJECT_ID);
    proxy.misbehave(mischief);
    await expect(used.get(trust, PROJECT_ID)).rejects.toMatchObject(UNAVAILABLE);
  });
});
