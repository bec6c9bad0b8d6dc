import { KeystoneClient } from '../../functions/keystone/keystone-client';
import { type TrustToken, TrustTokens } from '../../functions/keystone/trust-token';
import { BACKUP_CASES } from '../support/cinder-backup-cases';
import { VOLUME_CASES } from '../support/cinder-volume-cases';
import type { CinderWorld } from '../support/cinder-world';
import { KeystoneAdmin } from '../support/peers/keystone-admin';
import { KeystoneApi, textAt } from '../support/peers/keystone-api';
import { login, type User } from '../support/peers/keystone-login';
import { startRealKeystone } from '../support/peers/real-keystone';
import { startSmallCinder } from '../support/small-cinder';
import { type OnClose, startParts } from '../support/start-parts';
import { createTrust } from './support/delegations';
import { startRealCinder } from './support/real-cinder';
import { realCinderWorld } from './support/real-cinder-world';

/** Both have the same real Keystone, and are asked with the same token of a trust. */
describe('functions/cinder, with a real Cinder and the small one', () => {
  let parts: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    parts = await start();
  }, 300_000);
  afterAll(() => parts.close());

  it.each([...VOLUME_CASES, ...BACKUP_CASES])('$name', async ({ run, expected }) => {
    expect(await run(parts.real)).toEqual(expected);
    expect(await run(parts.small)).toEqual(expected);
  });

  describe('a trust', () => {
    it('is refused for another project', async () => {
      expect(await parts.tokens.get(await parts.newTrust(), 'another')).toEqual({ kind: 'refused' });
    });

    it('is refused when its owner has deleted it, and one that never was', async () => {
      const { keystone, token, project, tokens } = parts;
      const trust = await parts.newTrust();
      expect(await tokens.get(trust, project)).toMatchObject({ kind: 'issued' });
      await keystone.ask({ method: 'DELETE', path: `/OS-TRUST/trusts/${trust}`, token });
      expect(await tokens.get(trust, project)).toEqual({ kind: 'refused' });
      expect(await tokens.get('0'.repeat(32), project)).toEqual({ kind: 'refused' });
    });

    it('is refused while its owner lacks the role, and works again with it', async () => {
      const { admin, owner, project, tokens } = parts;
      const trust = await parts.newTrust();
      await admin.unassign(owner, 'member', { projects: project });
      expect(await tokens.get(trust, project)).toEqual({ kind: 'refused' });
      await admin.assign(owner, 'member', { projects: project });
      expect(await tokens.get(trust, project)).toMatchObject({ kind: 'issued' });
    });

    it('works on when the token that the account had was revoked', async () => {
      const { admin, project, tokens } = parts;
      const trust = await parts.newTrust();
      await tokens.get(trust, project);
      for (const token of parts.accountTokens()) await admin.revoke(token);
      expect(await tokens.get(trust, project)).toMatchObject({ kind: 'issued' });
    });
  });
});

interface Parts {
  readonly real: CinderWorld;
  readonly small: CinderWorld;
  readonly keystone: KeystoneApi;
  readonly admin: KeystoneAdmin;
  readonly owner: User;
  /** Of the owner, in the project. */
  readonly token: string;
  readonly project: string;
  readonly tokens: TrustTokens;
  readonly newTrust: () => Promise<string>;
  /** Those without a scope that the runner's account was given. */
  readonly accountTokens: () => readonly string[];
}

function start(): Promise<Parts & { close: () => Promise<void> }> {
  return startParts(async (onClose) => {
    const { url, open, close } = await startRealKeystone();
    onClose(close);
    // Block storage asks about the same token over and over; trusts end where nothing is remembered.
    const quick = await open('[cache]\nenabled = true\n');
    const keystone = new KeystoneApi(url);
    const admin = await KeystoneAdmin.login(keystone);
    const [owner, runner] = [await admin.createUser(), await admin.createUser()];
    const project = await admin.createProject();
    await admin.assign(owner, 'member', { projects: project });
    const cinder = await startRealCinder(quick, admin);
    onClose(cinder.close);

    const token = await login(keystone, owner, { project: { id: project } });
    const { client, accountTokens } = watchedClient(url);
    const secret = JSON.stringify({ user_id: runner.id, password: runner.password });
    const tokens = new TrustTokens(client, () => Promise.resolve(secret));
    const newTrust = async (): Promise<string> =>
      createTrust(keystone, await login(keystone, owner, { project: { id: project } }), {
        trustor: owner,
        trustee: runner,
        role: 'member',
        project_id: project,
        impersonation: false,
      });
    const trustToken = await issued(tokens, await newTrust(), project);
    const adminsProject = textAt(
      await keystone.ask({ path: '/auth/projects', token: admin.token }),
      'projects',
      0,
      'id',
    );
    const operator = { token: admin.token, project: adminsProject };
    const real = await realCinderWorld(cinder, { token, project }, operator, trustToken);
    const small = await startSmall(quick, trustToken, onClose);
    return { real, small, keystone, admin, owner, token, project, tokens, newTrust, accountTokens };
  });
}

async function startSmall(
  keystoneUrl: string,
  trustToken: TrustToken,
  onClose: OnClose,
): Promise<CinderWorld> {
  const small = await startSmallCinder({ keystoneUrl, ...trustToken });
  onClose(() => small.close());
  return small;
}

async function issued(tokens: TrustTokens, trust: string, project: string): Promise<TrustToken> {
  const outcome = await tokens.get(trust, project);
  if (outcome.kind !== 'issued') throw new Error('Keystone gave no token of the trust.');
  return outcome.trustToken;
}

/** A client of Keystone, and the tokens that it has shown to get others. */
function watchedClient(url: string) {
  const client = new KeystoneClient(url, 30_000);
  const shown = new Set<string>();
  const ask = client.ask.bind(client);
  jest.spyOn(client, 'ask').mockImplementation((question) => {
    const [, token] = /"token":\{"id":"([^"]+)"/.exec(question.body ?? '') ?? [];
    if (token !== undefined) shown.add(token);
    return ask(question);
  });
  return { client, accountTokens: () => [...shown] };
}
