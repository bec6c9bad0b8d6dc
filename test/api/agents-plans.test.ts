import type { Reply } from '../../bin/command/send';
import { type Cloud, startCloud } from '../support/cloud';
import { OTHER_PROJECT_ID, PROJECT_ID } from '../support/identity';

const JOBS = `/v2/${PROJECT_ID}/jobs`;
const CLIENTS = `/v2/${PROJECT_ID}/clients`;
const OTHERS = `/v2/${OTHER_PROJECT_ID}`;
const NODE = 'capable.example.com';
const WORK = { action: 'backup', mode: 'fs', storage: 's3', engine: 'tar', path_to_backup: '/etc' };
const PLAN = { client_id: NODE, job_actions: [{ freezer_action: WORK }] };
const CAPABLE = {
  supported_actions: ['backup', 'exec'],
  supported_modes: ['fs'],
  supported_storages: ['s3'],
  supported_engines: ['tar'],
};

type Body = Readonly<Record<string, unknown>>;
interface Answer {
  readonly status: number;
  readonly body: Body;
}

async function start(settings: Body): Promise<{ cloud: Cloud; send: Send }> {
  const cloud = await startCloud({ settings });
  const tokens = new Map<string, string>();
  for (const user of ['member', 'admin', 'stranger']) tokens.set(user, await cloud.token(user));
  const send: Send = async (method, path, body, user = 'member') => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const reply: Reply = await cloud.send({ method, path, token: String(tokens.get(user)), ...text });
    return { status: reply.status, body: (reply.body === '' ? {} : JSON.parse(reply.body)) as Body };
  };
  return { cloud, send };
}
type Send = (method: string, path: string, body?: unknown, user?: string) => Promise<Answer>;

describe('the plan of an agent', () => {
  let cloud: Cloud;
  let send: Send;
  beforeAll(async () => {
    ({ cloud, send } = await start({}));
    await register(NODE, CAPABLE);
  });
  afterAll(() => cloud.close());

  async function register(
    client_id: string,
    more: Body = {},
    user = 'member',
    path = CLIENTS,
  ): Promise<void> {
    expect(await send('POST', path, { client_id, ...more }, user)).toMatchObject({ status: 201 });
  }
  async function make(changes: Body = {}): Promise<string> {
    const made = await send('POST', `${JOBS}/`, { ...PLAN, ...changes });
    expect(made).toMatchObject({ status: 201 });
    return `${JOBS}/${String(made.body['job_id'])}`;
  }
  const actions = (changes: Body): Body => ({ job_actions: [{ freezer_action: { ...WORK, ...changes } }] });
  const refused = (description: string) => ({
    status: 422,
    body: { title: 'Unprocessable Entity', description },
  });

  it('is for a client that is there', async () => {
    const nobodys = { ...PLAN, client_id: 'nobody.example.com' };
    const expected = refused('Client not found with ID nobody.example.com');
    expect(await send('POST', JOBS, nobodys)).toEqual(expected);
    expect(await send('POST', `${JOBS}/nobodys`, nobodys)).toEqual(expected);
    expect((await send('GET', `${JOBS}/nobodys`)).status).toBe(404);
    const path = await make();
    expect(await send('PATCH', path, { client_id: 'nobody.example.com' })).toEqual(expected);
    expect(await send('POST', path, nobodys)).toEqual(expected);
    expect((await send('GET', path)).body).toMatchObject(PLAN);
  });

  it.each([
    ['action', 'restore'],
    ['mode', 'nova'],
    ['storage', 'swift'],
    ['engine', 'rsync'],
  ])('asks for no %s that the client lacks', async (key, value) => {
    const expected = refused(`Client ${NODE} does not support ${key}: ${value}`);
    const asked = actions({ [key]: value });
    expect(await send('POST', JOBS, { ...PLAN, ...asked })).toEqual(expected);
    const path = await make();
    expect(await send('PATCH', path, asked)).toEqual(expected);
    expect(await send('POST', path, { ...PLAN, ...asked })).toEqual(expected);
    expect((await send('PATCH', path, actions({ [key]: null }))).status).toBe(200);
  });

  it('leaves nothing behind when it is refused', async () => {
    const action_id = 'never-kept';
    const job_actions = [{ action_id, freezer_action: { ...WORK, mode: 'nova' } }];
    expect((await send('POST', JOBS, { ...PLAN, job_actions })).status).toBe(422);
    expect((await send('GET', `/v2/${PROJECT_ID}/actions/${action_id}`)).status).toBe(404);
  });

  it('may be of a central client, and of no other of another project', async () => {
    await register('central.example.com', { ...CAPABLE, is_central: true }, 'admin', `${OTHERS}/clients`);
    await register('theirs.example.com', {}, 'stranger', `${OTHERS}/clients`);
    await make({ client_id: 'central.example.com' });
    expect(
      await send('POST', JOBS, { ...PLAN, client_id: 'central.example.com', ...actions({ mode: 'nova' }) }),
    ).toEqual(refused('Client central.example.com does not support mode: nova'));
    expect(await send('POST', JOBS, { ...PLAN, client_id: 'theirs.example.com' })).toEqual(
      refused('Client not found with ID theirs.example.com'),
    );
  });

  it('goes on after its client is gone: agents report, people rename, and nothing else', async () => {
    await register('leaving.example.com');
    const path = await make({ client_id: 'leaving.example.com' });
    expect((await send('DELETE', `${CLIENTS}/leaving.example.com`)).status).toBe(204);
    const { body: held } = await send('GET', path);
    const job_schedule = { ...(held['job_schedule'] as Body), status: 'running', current_pid: 4711 };
    expect((await send('PATCH', path, { ...held, job_schedule })).status).toBe(200);
    expect(
      (await send('PATCH', path, { job_schedule: { ...job_schedule, status: 'scheduled' } })).status,
    ).toBe(200);
    expect((await send('PATCH', path, { name: 'new', disabled: true })).status).toBe(200);
    expect((await send('PATCH', path, actions({ action: 'exec' }))).status).toBe(422);
    expect((await send('POST', `${path}/event`, { abort: null })).status).toBe(202);
    const { body } = await send('GET', path);
    // Whose host the process is on, nobody knows any more; what an agent must not miss, it gets.
    expect(body).toMatchObject({ name: 'new', job_schedule: { event: 'abort', current_pid: -1 } });
    expect((await send('DELETE', path)).status).toBe(204);
  });

  it.each(['stop', 'abort'])(
    'is at rest after a %s that met the beginning of a run, in the order of freezer-scheduler 13',
    async (event) => {
      const path = await make({ client_id: NODE, job_schedule: { schedule_interval: '2 seconds' } });
      const report = async (job_schedule: Body): Promise<void> => {
        expect((await send('PATCH', path, { job_schedule })).status).toBe(200);
      };
      expect((await send('POST', `${path}/event`, { [event]: null })).status).toBe(202);
      const poll = { match: [{ client_id: NODE }], match_not: [{ status: 'completed' }] };
      expect((await send('GET', `${JOBS}?search=${encodeURIComponent(JSON.stringify(poll))}`)).status).toBe(
        200,
      );
      // The run began before the scheduler worked through its list; then it knows of the event, and says so.
      await report({ event: '', status: 'running', result: '' });
      await report({ event, status: 'running', result: '', current_pid: 4711 });
      await report({ event: '', status: 'completed', result: 'success', current_pid: 4711 });
      const { body } = await send('GET', path);
      expect(body).toMatchObject({ job_schedule: { event: '', status: 'completed', result: 'success' } });
    },
  );

  it('tells its process to the project of its client, and to operators', async () => {
    await register('host.example.com', { is_central: true }, 'admin', `${OTHERS}/clients`);
    const own = await make();
    const central = await make({ client_id: 'host.example.com' });
    for (const path of [own, central]) {
      const job_schedule = {
        status: 'running',
        event: '',
        current_pid: 4711,
        time_started: 1,
        time_ended: -1,
      };
      expect((await send('PATCH', path, { job_schedule })).status).toBe(200);
    }
    const pid = ({ body }: Answer): unknown => (body['job_schedule'] as Body)['current_pid'];
    expect(pid(await send('GET', own))).toBe(4711);
    expect(pid(await send('GET', central))).toBeUndefined();
    expect(pid(await send('GET', own, undefined, 'admin'))).toBe(4711);
    expect(pid(await send('GET', central, undefined, 'admin'))).toBe(4711);
    const { body } = await send('GET', `${JOBS}/?limit=100`);
    const listed = (body['jobs'] as Body[]).map((job) => [
      `${JOBS}/${String(job['job_id'])}`,
      (job['job_schedule'] as Body)['current_pid'],
    ]);
    expect(listed).toContainEqual([own, 4711]);
    expect(listed).toContainEqual([central, undefined]);
  });
});

describe('with agentClients=any', () => {
  let cloud: Cloud;
  let send: Send;
  beforeAll(async () => {
    ({ cloud, send } = await start({ agentClients: 'any' }));
  });
  afterAll(() => cloud.close());

  it('plans go with any client, and tell their processes, as in Freezer 13', async () => {
    const job_actions = [{ freezer_action: { action: 'odd', mode: 'odd' } }];
    const made = await send('POST', JOBS, { client_id: 'nobody', job_actions });
    expect(made.status).toBe(201);
    const path = `${JOBS}/${String(made.body['job_id'])}`;
    expect(
      (await send('PATCH', path, { client_id: 'nobody-2', job_schedule: { current_pid: 4711 } })).status,
    ).toBe(200);
    const { body } = await send('GET', path);
    expect(body).toMatchObject({ client_id: 'nobody-2', job_schedule: { current_pid: 4711 } });
  });
});
