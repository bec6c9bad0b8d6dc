import type { Reply } from '../../bin/command/send';
import { AGENT_PLAN, DOCUMENTED_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';

const SESSIONS = `/v2/${PROJECT_ID}/sessions`;
const JOBS = `/v2/${PROJECT_ID}/jobs`;
const SCHEDULE = { schedule_hour: '4', schedule_minute: '30' };
const PLAN = { client_id: AGENT_PLAN.client_id, job_actions: [{ freezer_action: { action: 'backup' } }] };
const LONG_AGO = 1500000000;

type Fields = Readonly<Record<string, unknown>>;

describe('sessions', () => {
  let cloud: Cloud;
  let token: string;
  beforeAll(async () => {
    cloud = await startCloud();
    token = await cloud.token('member');
  });
  afterAll(() => cloud.close());

  const send = (method: string, path: string, body?: unknown, as = token): Promise<Reply> =>
    cloud.send({ method, path, token: as, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const parsed = ({ body }: Reply): Fields => JSON.parse(body) as Fields;
  const ask = async (method: string, path: string, body?: unknown): Promise<[number, Fields | string]> => {
    const reply = await send(method, path, body);
    return [reply.status, reply.body === '' ? '' : parsed(reply)];
  };
  const shown = async (path: string): Promise<Fields> => {
    const reply = await send('GET', path);
    expect(reply.status).toBe(200);
    return parsed(reply);
  };
  const makeSession = async (changes: object = {}): Promise<string> => {
    const document = { description: 'Nightly', schedule: SCHEDULE, ...changes };
    const made = await send('POST', `${SESSIONS}/`, document);
    expect(made.status).toBe(201);
    return `${SESSIONS}/${String(parsed(made)['session_id'])}`;
  };
  const makeJob = async (job_schedule: object = { schedule_interval: '1 days' }): Promise<string> => {
    const made = await send('POST', `${JOBS}/`, { ...PLAN, job_schedule });
    expect(made.status).toBe(201);
    return String(parsed(made)['job_id']);
  };
  const start = (session: string, job_id: string, current_tag: number | string) =>
    ask('POST', `${session}/action`, { start: { job_id, current_tag } });
  const end = (session: string, job_id: string, result: string) =>
    ask('POST', `${session}/action`, { end: { job_id, current_tag: 1, result } });
  const idOf = (session: string): string => session.slice(SESSIONS.length + 1);
  it('are there as soon as they were made, as Freezer makes them', async () => {
    const session = await makeSession({
      session_id: 'theirs',
      jobs: [{ a: {} }],
      status: 'completed',
      odd: 1,
    });
    expect(await shown(session)).toEqual({
      project_id: PROJECT_ID,
      session_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      user_id: expect.any(String) as string,
      description: 'Nightly',
      session_tag: 0,
      result: null,
      hold_off: 30,
      status: 'active',
      time_ended: -1,
      time_started: -1,
      time_end: -1,
      time_start: -1,
      schedule: SCHEDULE,
      jobs: {},
    });
  });

  it('change, are replaced, are listed in the order of their making, and go', async () => {
    const [one, other] = [
      await makeSession({ description: 'listed' }),
      await makeSession({ description: 'listed' }),
    ];
    const session_id = idOf(one);
    expect(await ask('PATCH', one, { hold_off: 5, user_id: 'x', project_id: 'x' })).toEqual([
      200,
      { session_id, version: 2 },
    ]);
    const whole = { schedule: {}, session_tag: 4 };
    expect(await ask('POST', one, { schedule: {} })).toMatchObject([400, {}]);
    expect(await ask('POST', one, whole)).toEqual([201, { session_id, version: 3 }]);
    expect(await shown(one)).toMatchObject({ ...whole, hold_off: 5, description: 'listed', jobs: {} });
    expect(await ask('POST', `${SESSIONS}/by-path`, whole)).toMatchObject([201, { version: 1 }]);
    expect(await shown(`${SESSIONS}/by-path`)).toMatchObject({ ...whole, hold_off: 30, status: 'active' });

    const search = encodeURIComponent(JSON.stringify({ match: [{ description: 'listed' }] }));
    const { sessions } = await shown(`${SESSIONS}/?search=${search}`);
    expect((sessions as Fields[]).map(({ session_id: id }) => id)).toEqual([one, other].map(idOf));
    expect(await ask('DELETE', one)).toEqual([204, '']);
    expect(await ask('DELETE', one)).toEqual([204, '']);
    expect(await ask('GET', one)).toMatchObject([
      404,
      { description: `Session not found with ID ${session_id}` },
    ]);
    expect(await ask('PATCH', one, {})).toMatchObject([404, {}]);
  });

  it('run their plans together, once a tag', async () => {
    const session = await makeSession({ hold_off: 600 });
    const [first, second] = [await makeJob(), await makeJob()];
    // With a slash, as somebody may write it.
    expect(await ask('PUT', `${session}/jobs/${first}`)).toEqual([204, '']);
    expect(await ask('PUT', `${session}/jobs/${second}/`)).toEqual([204, '']);
    const idle = { client_id: PLAN.client_id, status: '', result: '', time_started: -1, time_ended: -1 };
    expect((await shown(session))['jobs']).toEqual({ [first]: idle, [second]: idle });

    expect(await start(session, first, 1)).toEqual([
      400,
      { title: 'Bad request format', description: 'requested tag value too high. Session Tag: 0 Job Tag: 1' },
    ]);
    expect(await start(session, first, 0)).toEqual([202, { result: 'success', session_tag: 1 }]);
    expect(await start(session, second, '0')).toEqual([202, { result: 'success', session_tag: 1 }]);
    expect(await start(session, second, 1)).toEqual([202, { result: 'hold-off', session_tag: 1 }]);
    const running = { ...idle, status: 'running', time_started: expect.any(Number) as number };
    expect(await shown(session)).toMatchObject({
      ...{ status: 'running', result: '', session_tag: 1, time_end: -1 },
      jobs: { [first]: running, [second]: running },
    });

    expect(await end(session, first, 'success')).toEqual([202, { result: 'success', session_tag: 1 }]);
    expect(await shown(session)).toMatchObject({ status: 'running' });
    const slashed = `${session}/action/`;
    expect(await ask('POST', slashed, { end: { job_id: second, result: 'fail' } })).toMatchObject([202, {}]);
    expect(await shown(session)).toMatchObject({ status: 'completed', result: 'fail' });

    expect(await ask('PATCH', session, { time_start: LONG_AGO })).toMatchObject([200, {}]);
    expect(await start(session, second, 0)).toEqual([202, { result: 'out-of-sync', session_tag: 1 }]);
    expect(await start(session, second, 1)).toEqual([202, { result: 'success', session_tag: 2 }]);
    expect(await end(session, second, 'success')).toMatchObject([202, {}]);
    // How the first plan ended the last run says nothing of this one.
    expect(await shown(session)).toMatchObject({ status: 'running', result: '', session_tag: 2 });
    expect(await start(session, first, 1)).toEqual([202, { result: 'success', session_tag: 2 }]);
    await end(session, first, 'success');
    expect(await shown(session)).toMatchObject({ status: 'completed', result: 'success', session_tag: 2 });
  });

  it('answer what they cannot do in Freezer’s words', async () => {
    const session = await makeSession();
    const act = (body?: unknown) => ask('POST', `${session}/action`, body);
    expect(await start(session, 'absent', 0)).toMatchObject([
      400,
      { description: 'job_id not found in session' },
    ]);
    expect(await act()).toMatchObject([400, { description: 'Bad action request format' }]);
    expect(await act({ start: null })).toMatchObject([400, {}]);
    expect(await act({ pause: {} })).toEqual([
      405,
      { title: 'Bad Method', description: 'Bad Action Method' },
    ]);
    const unknown = await send('POST', `${session}/action`, { pause: {} });
    expect(unknown.headers['allow']).toBe('POST, OPTIONS');
    expect(await start(`${SESSIONS}/absent`, 'j', 0)).toMatchObject([404, {}]);
    const gone = (what: string) => [
      404,
      { title: 'Not Found', description: `${what} not found with ID absent` },
    ];
    expect(await ask('PUT', `${session}/jobs/absent`)).toEqual(gone('Job'));
    expect(await ask('PUT', `${SESSIONS}/absent/jobs/${await makeJob()}`)).toEqual(gone('Session'));
    expect(await ask('POST', `${SESSIONS}/`)).toMatchObject([400, { description: 'Missing request body' }]);
    expect(await ask('POST', `${SESSIONS}/`, { description: 'd' })).toMatchObject([
      400,
      { description: "'schedule' is a required property" },
    ]);
    expect(await ask('GET', `${SESSIONS}/a$b`)).toMatchObject([404, {}]);
  });

  it('give their schedule to a plan, which keeps it when it leaves and is asked to stop', async () => {
    const session = await makeSession({ session_tag: 3 });
    const job_id = await makeJob({ schedule_interval: '1 days', status: 'scheduled', current_pid: 7 });
    const job = `${JOBS}/${job_id}`;
    const before = await shown(job);
    await send('PUT', `${session}/jobs/${job_id}`);
    const { schedule_interval, ...runtime } = before['job_schedule'] as Fields;
    expect(await shown(job)).toMatchObject({ session_id: idOf(session), session_tag: 3 });
    expect((await shown(job))['job_schedule']).toEqual({ ...runtime, ...SCHEDULE });
    expect(schedule_interval).toBe('1 days');
    // An agent that knows nothing of it reports what it knows.
    const report = { ...before, job_schedule: { ...(before['job_schedule'] as Fields), status: 'running' } };
    expect(await ask('PATCH', job, report)).toMatchObject([200, {}]);
    const thin = {
      job_schedule: { ...runtime, ...SCHEDULE, status: 'scheduled' },
      session_id: '',
      session_tag: 0,
    };
    expect(await ask('PATCH', job, thin)).toMatchObject([200, {}]);
    expect(await shown(job)).toMatchObject({
      ...{ session_id: idOf(session), session_tag: 3, status: 'scheduled' },
      job_schedule: SCHEDULE,
    });

    expect(await ask('DELETE', `${session}/jobs/${job_id}`)).toEqual([204, '']);
    expect(await shown(session)).toMatchObject({ jobs: {} });
    const out = { session_id: '', session_tag: 0, job_schedule: { ...SCHEDULE, event: 'stop' } };
    expect(await shown(job)).toMatchObject(out);
    // The freezer command goes on like this; to an error it would fall over.
    const afterwards = { session_id: '', session_tag: 0, job_schedule: { event: 'stop' } };
    expect(await ask('PATCH', job, afterwards)).toMatchObject([200, { job_id }]);
    expect(await ask('DELETE', `${session}/jobs/${job_id}`)).toEqual([204, '']);
    expect(await shown(job)).toMatchObject(out);
  });

  it('let go of every plan when they are removed, and of one that goes to another session', async () => {
    const [session, other] = [await makeSession(), await makeSession()];
    const [stays, goes] = [await makeJob(), await makeJob()];
    for (const job_id of [stays, goes]) await send('PUT', `${session}/jobs/${job_id}`);
    await send('PUT', `${other}/jobs/${goes}`);
    expect(Object.keys((await shown(session))['jobs'] as Fields)).toEqual([stays]);
    expect(await ask('DELETE', session)).toEqual([204, '']);
    expect(await shown(`${JOBS}/${stays}`)).toMatchObject({
      session_id: '',
      job_schedule: { event: 'stop' },
    });
    expect(await shown(`${JOBS}/${goes}`)).toMatchObject({
      session_id: idOf(other),
      job_schedule: { event: '' },
    });
  });

  it('take plans in that the platform runs', async () => {
    const session = await makeSession();
    const { job_id } = DOCUMENTED_PLAN;
    expect(await ask('PUT', `${session}/jobs/${job_id}`)).toEqual([204, '']);
    expect((await shown(session))['jobs']).toMatchObject({
      [job_id]: { client_id: 'hci', status: 'scheduled' },
    });
    expect((await shown(`${JOBS}/${job_id}`))['job_schedule']).toEqual(SCHEDULE);
    expect(await ask('DELETE', `${session}/jobs/${job_id}`)).toEqual([204, '']);
    expect((await shown(`${JOBS}/${job_id}`))['job_schedule']).toEqual({ ...SCHEDULE, event: 'stop' });
  });

  it('are for members to change, and for readers and services to see', async () => {
    const session = await makeSession();
    const job_id = await makeJob();
    for (const user of ['reader', 'service']) {
      const theirs = await cloud.token(user);
      expect((await send('GET', session, undefined, theirs)).status).toBe(200);
      expect((await send('PUT', `${session}/jobs/${job_id}`, undefined, theirs)).status).toBe(403);
      expect((await send('DELETE', `${session}/jobs/${job_id}`, undefined, theirs)).status).toBe(403);
      const body = { start: { job_id, current_tag: 0 } };
      expect((await send('POST', `${session}/action`, body, theirs)).status).toBe(403);
    }
  });
});
