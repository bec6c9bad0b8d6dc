import { ServiceError } from '../../functions/errors';
import { runnerTrustsIn, type Trusts } from '../../functions/keystone/trusts';
import { type Cloud, startCloud } from '../support/cloud';
import { KeystoneAdmin } from '../support/peers/keystone-admin';
import { KeystoneApi } from '../support/peers/keystone-api';
import { login, loginWithCredential, type User } from '../support/peers/keystone-login';
import { startRealKeystone } from '../support/peers/real-keystone';
import { startParts } from '../support/start-parts';
import { createApplicationCredential } from './support/delegations';

const JOB = { client_id: 'central-1', job_actions: [{ freezer_action: { action: 'backup', mode: 'nova' } }] };

/** The tempest plugin's case of trusts, by its name, and what it does not ask. */
describe('plans of a central client, with a real Keystone', () => {
  let parts: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    parts = await start();
  }, 120_000);
  afterAll(() => parts.close());

  const make = async (token: string, project: string): Promise<string> => {
    const request = { method: 'POST', path: `/v2/${project}/jobs/`, token, body: JSON.stringify(JOB) };
    const { status, body } = await parts.cloud.send(request);
    expect({ status, body }).toMatchObject({ status: 201 });
    return (JSON.parse(body) as { job_id: string }).job_id;
  };
  const credentialsOf = async (token: string, project: string, job_id: string): Promise<unknown> => {
    const { body } = await parts.cloud.send({ path: `/v2/${project}/jobs/${job_id}`, token });
    return (JSON.parse(body) as { user_credentials?: unknown }).user_credentials;
  };

  it('test_trust_creation_and_reuse', async () => {
    const { token, project, owner } = parts;
    const ids = [await make(token, project), await make(token, project)];
    const [first, second] = await Promise.all(ids.map((id) => credentialsOf(token, project, id)));
    expect(first).toEqual({
      trust_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      trustor_user_id: owner,
    });
    expect(second).toEqual(first);
  });

  it('a caller without the role that a trust hands on is told so, and no plan is made', async () => {
    const { stranger, project } = parts;
    const request = {
      method: 'POST',
      path: `/v2/${project}/jobs/`,
      token: stranger,
      body: JSON.stringify(JOB),
    };
    const { status, body } = await parts.cloud.send(request);
    expect(status).toBe(422);
    expect(JSON.parse(body)).toMatchObject({ title: 'Missing required credentials' });
  });

  describe('and the account of the runner of managed plans', () => {
    const trusts = () => {
      const { url, runner } = parts;
      const variables = new Map([
        ['KEYSTONE_URL', url],
        ['RUNNER_USER', runner.id],
        ['RUNNER_ACCESS', 'trust'],
        ['TRUST_ROLES', 'member'],
      ]);
      const required = (name: string) => variables.get(name) ?? name;
      const optional = () => undefined;
      const known = runnerTrustsIn({ required, optional, asset: optional }, 'stack');
      if (!known) throw new Error('There are no trusts.');
      return known;
    };
    /** A Keystone of tests is slow where much else runs: whoever gets 503 asks again. */
    const found = async (...asked: Parameters<Trusts['findOrCreate']>): Promise<string> => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await trusts().findOrCreate(...asked);
        } catch (error) {
          if (!(error instanceof ServiceError) || attempt === 5) throw error;
        }
      }
    };
    /** A trust that was made while nobody waited any more is found the next time: then two calls agree. */
    const agreed = async (...asked: Parameters<Trusts['findOrCreate']>): Promise<string> => {
      for (let attempt = 0; attempt < 5; attempt++) {
        const id = await found(...asked);
        if ((await found(...asked)) === id) return id;
      }
      throw new Error('Every call makes another trust.');
    };
    const trustor = () => ({ token: parts.token, user_id: parts.owner, project_id: parts.project });

    it('gets one trust a user and project, which is not that of the central schedulers', async () => {
      const id = await agreed(trustor());
      expect(await agreed(trustor(), id)).not.toBe(id);
      const central = await credentialsOf(parts.token, parts.project, await make(parts.token, parts.project));
      expect(central).not.toHaveProperty('trust_id', id);
    });

    it('gets none of who cannot make one, for the reason that Keystone has', async () => {
      const { delegated, stranger, operator, project } = parts;
      await expect(found({ ...trustor(), token: delegated })).rejects.toThrow(
        'in this project with this token: have them there yourself',
      );
      const elsewhere = { token: stranger, user_id: operator, project_id: project };
      await expect(found(elsewhere)).rejects.toThrow('because you lack one of them');
    });
  });
});

interface Parts {
  readonly cloud: Cloud;
  /** Of the owner of the plans. */
  readonly token: string;
  readonly owner: string;
  readonly project: string;
  /** An administrator of another project, and the token of this one. */
  readonly operator: string;
  readonly stranger: string;
  /** A token of an application credential of the owner. */
  readonly delegated: string;
  /** The account that runs managed plans. */
  readonly runner: User;
  /** Of Keystone. */
  readonly url: string;
}

function start(): Promise<Parts & { close: () => Promise<void> }> {
  return startParts(async (onClose) => {
    const real = await startRealKeystone({ remembers: true });
    onClose(real.close);
    const keystone = new KeystoneApi(real.url);
    const admin = await KeystoneAdmin.login(keystone);
    const [project, elsewhere] = [await admin.createProject(), await admin.createProject()];
    const [owner, scheduler, operator, runner] = [
      await admin.createUser(),
      await admin.createUser(),
      await admin.createUser(),
      await admin.createUser(),
    ];
    await admin.assign(owner, 'member', { projects: project });
    await admin.assign(operator, 'admin', { projects: elsewhere });
    const cloud = await startCloud({ keystoneUrl: real.url, settings: { trustee: scheduler.id } });
    onClose(() => cloud.close());
    const stranger = await login(keystone, operator, { project: { id: elsewhere } });
    const registered = await cloud.send({
      method: 'POST',
      path: `/v2/${elsewhere}/clients/`,
      token: stranger,
      body: JSON.stringify({ client_id: JOB.client_id, hostname: 'central-1', is_central: true }),
    });
    if (registered.status !== 201)
      throw new Error(`No central client: ${registered.status} ${registered.body}`);
    const token = await login(keystone, owner, { project: { id: project } });
    const credential = await createApplicationCredential(keystone, owner, token);
    const delegated = await loginWithCredential(keystone, credential);
    const { url } = real;
    return {
      cloud,
      token,
      owner: owner.id,
      project,
      operator: operator.id,
      stranger,
      delegated,
      runner,
      url,
    };
  });
}
