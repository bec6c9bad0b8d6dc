import { AGENT_PLAN, DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';

const JOBS = `/v2/${PROJECT_ID}/jobs`;
const SAMPLE = `${JOBS}/${DOCUMENTED_PLAN.job_id}`;
const PLAN = {
  client_id: 'hci',
  name: 'nightly',
  job_schedule: { schedule_hour: '13', schedule_minute: '00' },
  job_actions: [{ freezer_action: { action: 'backup', mode: 'hci-volumes' } }],
};
const NOBODY_RUNS_IT = { status: 422, body: { title: 'Unprocessable Entity' } };

type Body = Readonly<Record<string, unknown>>;

describe.each([
  ['with a runner', 'external'],
  ['without a runner', 'none'],
])('managed plans %s', (_case, managedRunner) => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await startCloud({ settings: { managedRunner } });
  });
  afterAll(() => cloud.close());

  async function send(user: string, method: string, path: string, body?: unknown) {
    const reply = await cloud.send({
      method,
      path,
      token: await cloud.token(user),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: (reply.body === '' ? {} : JSON.parse(reply.body)) as Body };
  }

  if (managedRunner === 'external') {
    it('are made, and claim to be scheduled', async () => {
      const made = await send('member', 'POST', JOBS, PLAN);
      expect(made.status).toBe(201);
      const { body } = await send('reader', 'GET', `${JOBS}/${String(made.body['job_id'])}`);
      expect(body).toMatchObject({ ...PLAN, status: 'scheduled', started_at: null, ended_at: null });
      expect(body['job_schedule']).toEqual(PLAN.job_schedule);
    });

    it('are reported by who runs them, and by nobody else', async () => {
      const report = { status: 'running', started_at: '2026-11-24T03:00:00' };
      expect((await send('member', 'POST', `${SAMPLE}/report`, report)).status).toBe(403);
      const before = await send('reader', 'GET', SAMPLE);
      expect(await send('service', 'POST', `${SAMPLE}/report`, report)).toMatchObject({
        status: 200,
        body: { job_id: DOCUMENTED_PLAN.job_id, version: 2 },
      });
      const { body } = await send('reader', 'GET', SAMPLE);
      expect(body).toEqual({
        ...before.body,
        status: 'running',
        started_at: '2026-11-24T03:00:00.000000',
        updated_at: body['updated_at'],
      });
    });

    it.each([{}, { status: 'odd' }, { name: 'x' }, { started_at: 'now' }])(
      'are not reported as %j',
      async (report) => {
        expect((await send('service', 'POST', `${SAMPLE}/report`, report)).status).toBe(400);
      },
    );

    it('show a request to run until it is taken up', async () => {
      const schedule = async () => (await send('reader', 'GET', SAMPLE)).body['job_schedule'] as Body;
      expect((await send('member', 'POST', `${SAMPLE}/event`, { start: null })).status).toBe(202);
      expect(await schedule()).toHaveProperty('event', 'start');
      await send('service', 'POST', `${SAMPLE}/report`, { status: 'running' });
      expect(await schedule()).not.toHaveProperty('event');
    });

    it('are not started while they are disabled', async () => {
      expect((await send('member', 'PATCH', SAMPLE, { disabled: true })).status).toBe(200);
      expect(await send('member', 'POST', `${SAMPLE}/event`, { start: null })).toMatchObject({
        status: 409,
        body: { description: 'Job is disabled' },
      });
      expect((await send('member', 'PATCH', SAMPLE, { disabled: false })).status).toBe(200);
    });
  } else {
    it.each([
      ['making one', 'POST', JOBS, PLAN],
      ['replacing one', 'POST', SAMPLE, PLAN],
      ['starting one', 'POST', `${SAMPLE}/event`, { start: null }],
    ])('refuse %s', async (_what, method, path, body) => {
      expect(await send('member', method, path, body)).toMatchObject(NOBODY_RUNS_IT);
    });

    it('can be shown, renamed and disabled, but not enabled', async () => {
      expect((await send('reader', 'GET', SAMPLE)).status).toBe(200);
      expect((await send('member', 'PATCH', SAMPLE, { name: 'x', disabled: true })).status).toBe(200);
      expect(await send('member', 'PATCH', SAMPLE, { disabled: false })).toMatchObject(NOBODY_RUNS_IT);
      expect((await send('reader', 'GET', SAMPLE)).body).toMatchObject({ name: 'x', disabled: true });
    });
  }

  it('never become the plans of an agent, nor these managed ones', async () => {
    const refused = {
      status: 422,
      body: { description: 'A plan cannot move between managed clients and backup agents.' },
    };
    const { client_id, job_id } = AGENT_PLAN;
    expect(await send('member', 'PATCH', SAMPLE, { client_id })).toMatchObject(refused);
    expect(await send('member', 'PATCH', `${JOBS}/${job_id}`, { client_id: 'hci' })).toMatchObject(refused);
  });

  it('are not for agents to poll', async () => {
    const poll = { match: [{ client_id: 'hci' }], match_not: [{ status: 'completed' }] };
    expect((await send('member', 'GET', `${JOBS}/?limit=10&offset=0`, poll)).status).toBe(409);
    expect((await send('member', 'GET', JOBS, { match: [{ client_id: 'hci' }] })).status).toBe(200);
  });
});
