import { entityTag } from '../../../functions/http/entity-tag';
import type { StoredJob } from '../../../functions/jobs/document/job';
import { captureLog } from '../../support/captured-log';
import { agentJob, storedJob } from '../../support/job';
import { sessionJob, storedSession } from '../../support/session';
import { SessionsWorld } from '../../support/sessions-world';
import type { WiredAnswer } from '../../support/wired';

captureLog();
let world: SessionsWorld;
beforeAll(async () => {
  world = await SessionsWorld.start();
});
afterAll(() => world.close());

let count = 0;
const name = (what: string): string => `${what}-${count++}`;

async function makeSession(jobs: readonly string[] = [], changes: object = {}): Promise<string> {
  const session_id = name('session');
  const entries = Object.fromEntries(jobs.map((job_id) => [job_id, sessionJob()]));
  await world.sessions.put(storedSession({ session_id, jobs: entries, ...changes }));
  for (const job_id of jobs) await makeJob({ job_id, session_id });
  return session_id;
}

async function makeJob(changes: Partial<StoredJob> = {}): Promise<string> {
  const job_id = name('job');
  await world.jobs.put(storedJob({ ...agentJob({ job_id }), ...changes }));
  return changes.job_id ?? job_id;
}

const start = (session_id: string, job_id: string, current_tag = 0) =>
  world.ask('createSessionAction', { session_id, body: { start: { job_id, current_tag } } });
const end = (session_id: string, job_id: string, result = 'success') =>
  world.ask('createSessionAction', { session_id, body: { end: { job_id, current_tag: 1, result } } });
const add = (session_id: string, job_id: string) => world.ask('addSessionJob', { session_id, job_id });
const remove = (session_id: string, job_id: string) => world.ask('removeSessionJob', { session_id, job_id });

/** Every agent tries five times at once, as freezer-scheduler does. */
async function withRetries(act: () => Promise<WiredAnswer>): Promise<WiredAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await act();
    if (answer.status < 500 || attempt === 5) return answer;
  }
}

const MANY = Array.from({ length: 20 }, (_, index) => `plan-${index}`);

describe('many agents at once', () => {
  it('start one run together and end it together, and none is lost', async () => {
    const session_id = await makeSession(MANY);
    const starts = await Promise.all(MANY.map((job_id) => withRetries(() => start(session_id, job_id))));
    for (const answer of starts) {
      expect(answer).toEqual({ status: 202, body: '{"result":"success","session_tag":1}' });
    }
    const begun = await world.session(session_id);
    expect(begun).toMatchObject({ session_tag: 1, status: 'running', result: '' });
    expect(Object.values(begun?.jobs ?? {}).map(({ status }) => status)).toEqual(MANY.map(() => 'running'));

    const late = MANY.at(-1) ?? '';
    await Promise.all(MANY.slice(0, -1).map((job_id) => withRetries(() => end(session_id, job_id))));
    expect(await world.session(session_id)).toMatchObject({ status: 'running', time_end: -1 });
    expect((await end(session_id, late, 'fail')).status).toBe(202);
    const over = await world.session(session_id);
    expect(over).toMatchObject({ session_tag: 1, status: 'completed', result: 'fail' });
    expect(Object.values(over?.jobs ?? {}).map(({ status }) => status)).toEqual(MANY.map(() => 'completed'));
  });

  it('start and end while plans join and leave, and each is where it was put', async () => {
    const leaving = MANY.slice(0, 10).map((id) => `leaving-${id}`);
    const running = MANY.slice(10, 20).map((id) => `running-${id}`);
    const session_id = await makeSession([...leaving, ...running]);
    const joining = await Promise.all(Array.from({ length: 10 }, () => makeJob()));
    const answers = await Promise.all([
      ...joining.map((job_id) => withRetries(() => add(session_id, job_id))),
      ...leaving.map((job_id) => withRetries(() => remove(session_id, job_id))),
      ...running.map((job_id) => withRetries(() => start(session_id, job_id))),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 204]));
    const session = await world.session(session_id);
    expect(Object.keys(session?.jobs ?? {}).sort()).toEqual([...running, ...joining].sort());
    for (const id of running) expect(session?.jobs[id]).toMatchObject({ status: 'running' });
    for (const id of joining) expect(await world.job(id)).toMatchObject({ session_id });
    for (const id of leaving) {
      expect(await world.job(id)).toMatchObject({ session_id: '', job_schedule: { event: 'stop' } });
    }
  });
});

describe('a plan that an agent reports on', () => {
  it('is attached all the same, and the report is not lost', async () => {
    const [session_id, job_id] = [await makeSession(), await makeJob()];
    const report = async (): Promise<void> => {
      const job = await world.job(job_id);
      if (!job) throw new Error('The plan is gone.');
      const job_schedule = { ...job.job_schedule, status: 'completed' };
      await world.jobs.put({ ...job, job_schedule, _version: job._version + 1 });
    };
    // Its session is written first, so that this is between reading the plan and writing it.
    expect(await world.overtaking(2, report, () => add(session_id, job_id))).toMatchObject({ status: 204 });
    expect(await world.job(job_id)).toMatchObject({ session_id, job_schedule: { status: 'completed' } });
  });
});

describe('a plan that two people want to have', () => {
  it('is in one session, and the slower one is told to try again', async () => {
    const [first, second, job_id] = [await makeSession(), await makeSession(), await makeJob()];
    const slower = await world.overtaking(
      2,
      () => add(first, job_id),
      () => add(second, job_id),
    );
    expect(slower).toMatchObject({ status: 503, body: expect.stringContaining('try again') as string });
    expect(await world.job(job_id)).toMatchObject({ session_id: first });

    expect(await add(second, job_id)).toMatchObject({ status: 204 });
    expect(await world.job(job_id)).toMatchObject({ session_id: second });
    expect(await world.session(first)).toMatchObject({ jobs: {} });
    expect((await world.session(second))?.jobs).toHaveProperty(job_id);
  });

  it('is not lost when it is removed meanwhile', async () => {
    const [session_id, job_id] = [await makeSession(), await makeJob()];
    const key = { project_id: storedJob().project_id, job_id };
    const answer = await world.overtaking(
      2,
      () => world.jobs.delete(key),
      () => add(session_id, job_id),
    );
    expect(answer).toMatchObject({ status: 404, body: expect.stringContaining('Job not found') as string });
    expect(await world.job(job_id)).toBeUndefined();
    expect(await remove(session_id, job_id)).toMatchObject({ status: 404 });
    expect(await world.session(session_id)).toMatchObject({ jobs: {} });
  });
});

describe('a session that is removed', () => {
  it('does not forget a plan that joins meanwhile', async () => {
    const [first, late] = [await makeJob(), await makeJob()];
    const session_id = await makeSession();
    await add(session_id, first);
    const answer = await world.overtaking(
      2,
      () => add(session_id, late),
      () => world.ask('deleteSession', { session_id }),
    );
    expect(answer).toMatchObject({ status: 204 });
    expect(await world.session(session_id)).toBeUndefined();
    for (const job_id of [first, late]) {
      expect(await world.job(job_id)).toMatchObject({ session_id: '', job_schedule: { event: 'stop' } });
    }
  });

  it('stays where If-Match names an older one, and its plans stay in it', async () => {
    const session_id = await makeSession(['kept']);
    const request = { session_id, headers: { 'if-match': '"0-0"' } };
    expect(await world.ask('deleteSession', request)).toMatchObject({ status: 412 });
    expect(await world.ask('removeSessionJob', { ...request, job_id: 'kept' })).toMatchObject({
      status: 412,
    });
    expect(await world.job('kept')).toMatchObject({ session_id });
  });

  it.each(['deleteSession', 'removeSessionJob'])(
    'is the one that If-Match named when %s began, whoever writes meanwhile',
    async (operation) => {
      const [goes, runs] = [await makeJob(), await makeJob()];
      const session_id = await makeSession();
      for (const job_id of [goes, runs]) await add(session_id, job_id);
      const present = await world.session(session_id);
      const headers = { 'if-match': present ? entityTag(present) : '' };
      const request = { session_id, headers, ...(operation === 'removeSessionJob' && { job_id: goes }) };
      const answer = await world.overtaking(
        1,
        () => start(session_id, runs),
        () => world.ask(operation, request),
      );
      expect(answer).toMatchObject({ status: 204 });
      expect(await world.job(goes)).toMatchObject({ session_id: '' });
    },
  );

  it('gives up with a 503 when others are always faster', async () => {
    const session_id = await makeSession();
    const hurry = jest.spyOn(world.sessions, 'delete').mockResolvedValue(false);
    expect(await world.ask('deleteSession', { session_id })).toMatchObject({ status: 503 });
    expect(hurry).toHaveBeenCalledTimes(12);
    hurry.mockRestore();
  });

  it('leaves plans alone that say they are elsewhere, and those that are gone', async () => {
    const session_id = await makeSession();
    const elsewhere = await makeJob({ session_id: 'elsewhere', session_tag: 4 });
    const entries = { [elsewhere]: sessionJob(), gone: sessionJob() };
    const other = storedSession({ session_id: name('session'), jobs: entries });
    await world.sessions.put(other);
    expect(await world.ask('deleteSession', other)).toMatchObject({ status: 204 });
    expect(await world.job(elsewhere)).toMatchObject({
      session_id: 'elsewhere',
      session_tag: 4,
      _version: 1,
    });
    expect(await world.session(session_id)).toBeDefined();
  });
});

describe('a plan whose session is gone', () => {
  it('leaves it, though the answer is that there is no such session', async () => {
    const job_id = await makeJob({ session_id: 'gone', session_tag: 4 });
    expect(await remove('gone', job_id)).toMatchObject({ status: 404 });
    expect(await world.job(job_id)).toMatchObject({ session_id: '', session_tag: 0 });
  });

  it.each(['gone', 'x'.repeat(2000)])('joins another one', async (former) => {
    const job_id = await makeJob({ session_id: former });
    const session_id = await makeSession();
    expect(await add(session_id, job_id)).toMatchObject({ status: 204 });
    expect(await world.job(job_id)).toMatchObject({ session_id });
  });
});
