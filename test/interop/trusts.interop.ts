import { type Cloud, startCloud } from '../support/cloud';
import { KeystoneAdmin } from '../support/peers/keystone-admin';
import { KeystoneApi } from '../support/peers/keystone-api';
import { login } from '../support/peers/keystone-login';
import { startRealKeystone } from '../support/peers/real-keystone';
import { startParts } from '../support/start-parts';

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
});

interface Parts {
  readonly cloud: Cloud;
  /** Of the owner of the plans. */
  readonly token: string;
  readonly owner: string;
  readonly project: string;
  /** The token of an administrator of another project. */
  readonly stranger: string;
}

function start(): Promise<Parts & { close: () => Promise<void> }> {
  return startParts(async (onClose) => {
    const real = await startRealKeystone({ remembers: true });
    onClose(real.close);
    const keystone = new KeystoneApi(real.url);
    const admin = await KeystoneAdmin.login(keystone);
    const [project, elsewhere] = [await admin.createProject(), await admin.createProject()];
    const [owner, scheduler, operator] = [
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
    return { cloud, token, owner: owner.id, project, stranger };
  });
}
