import type { RequestListener } from 'node:http';
import { keystoneChecks } from '../../../bin/preflight/keystone-checks';
import { readSettings } from '../../../lib/settings/settings';
import { selfSigned } from '../../support/self-signed';
import { startKeystoneStub, TOKEN } from './keystone-stub';
import { authority, inState, run, sound, World } from './world';

const world = new World();
beforeAll(() => world.start());
beforeEach(() => {
  world.say();
});
afterAll(() => world.close());

describe("an obstacle of Keystone's", () => {
  const weak = selfSigned('localhost', { issuer: authority, rsaBits: 1024, daysLeft: 100 });
  const elsewhere = selfSigned('keystone.example.com', { issuer: authority, daysLeft: 100 });
  const foreign = selfSigned('localhost', { issuer: selfSigned('Another', { authority: true }) });
  const expired = selfSigned('localhost', { issuer: authority, daysLeft: -1 });

  it.each([
    [
      'a key that Node 24 takes for weak',
      weak,
      /too weak: Node 24 takes no such key: make one with RSA of at/,
    ],
    ['another name', elsewhere, /give the name that it is for in keystoneUrl\.$/],
    ['an unknown authority', foreign, /name its authority's certificate with keystoneCaFile/],
    ['an end that is past', expired, /: renew it\.$/],
  ])('is a certificate with %s', async (_what, certificate, advice) => {
    const other = await startKeystoneStub(certificate);
    const ran = await run({ ...world.everything(), keystoneUrl: other.url });
    await other.close();
    expect(inState(ran, 'obstacle')).toEqual([
      {
        check: "Keystone's certificate",
        state: 'obstacle',
        advice: expect.stringMatching(advice) as string,
      },
    ]);
    expect(inState(ran, 'unknown').map(({ check }) => check)).toEqual([
      "Keystone's version document",
      'a token that shows itself',
    ]);
    expect(ran.exitCode).toBe(1);
  });

  const page: RequestListener = (_request, response) => response.end('<html>Welcome</html>');
  const forbidding: RequestListener = ({ url }, response) => {
    response.statusCode = url === '/v3' ? 200 : 403;
    response.end(JSON.stringify({ version: { id: 'v3.14' } }));
  };

  it.each<[what: string, listener: RequestListener, checks: readonly string[]]>([
    ['no Keystone', page, ["Keystone's version document", 'a token that shows itself']],
    ['one that shows no token to itself', forbidding, ['a token that shows itself']],
  ])('is %s', async (_what, listener, checks) => {
    const other = await startKeystoneStub(sound, listener);
    const { serviceCredential: _secret, serviceCredentialKey: _key, ...given } = world.everything();
    const ran = await run({ ...given, keystoneUrl: other.url });
    await other.close();
    expect(inState(ran, 'obstacle').map(({ check }) => check)).toEqual(checks);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).not.toContain(TOKEN);
  });

  it('is none without a token for itself where a service credential shows it', async () => {
    const other = await startKeystoneStub(sound, forbidding);
    const ran = await run({ ...world.everything(), keystoneUrl: other.url });
    await other.close();
    expect(ran.exitCode).toBe(0);
  });

  it('is an address that cannot be reached, unless the authorizer has a network of its own', async () => {
    const gone = await startKeystoneStub(sound);
    await gone.close();
    const inside = await run({ ...world.everything(), keystoneUrl: gone.url });
    expect(inState(inside, 'unknown').map(({ check }) => check)).toContain("Keystone's certificate");
    expect(inside.exitCode).toBe(2);
    const outside = await run({ ...world.least(), keystoneUrl: gone.url });
    expect(inState(outside, 'obstacle').map(({ check }) => check)).toEqual([
      "Keystone's certificate",
      "Keystone's version document",
      'a token that shows itself',
    ]);
    expect(outside.exitCode).toBe(1);
  });
});

describe("Keystone's address", () => {
  const address = (settings: object) =>
    keystoneChecks(readSettings({ ...settings }), {})
      .find(({ name }) => name === "Keystone's address")
      ?.ask();
  const network = { authorizerSubnets: 'subnet-0123456a', authorizerSecurityGroups: 'sg-0123456a' };

  it.each(['10.1.2.3', '172.16.0.1', '192.168.1.1', '[fd00::1]'])(
    'is an obstacle where it is private and the authorizer is in no network: %s',
    async (host) => {
      const keystoneUrl = `https://${host}:5000`;
      await expect(address({ keystoneUrl })).resolves.toEqual({
        state: 'obstacle',
        advice: expect.stringContaining('is private, and Lambda') as string,
      });
      await expect(address({ keystoneUrl, ...network })).resolves.toHaveProperty('state', 'ok');
    },
  );

  it('is well where it is public', async () => {
    for (const host of ['198.51.100.1', '172.32.0.1', '[2001:db8::1]']) {
      await expect(address({ keystoneUrl: `https://${host}:5000` })).resolves.toHaveProperty('state', 'ok');
    }
  });

  it('is an obstacle where there is none', async () => {
    await expect(address({ keystoneUrl: 'https://keystone.invalid' })).resolves.toHaveProperty(
      'state',
      'obstacle',
    );
  });
});
