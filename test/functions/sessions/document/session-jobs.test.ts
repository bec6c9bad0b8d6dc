import { assertUsersPart, itemSize } from '../../../../functions/documents/users-part';
import type { StoredJob } from '../../../../functions/jobs/document/job';
import {
  LONGEST_RESULT,
  SESSION_PART,
  type StoredSession,
} from '../../../../functions/sessions/document/session';
import { jobIn, withJob, withoutJob } from '../../../../functions/sessions/document/session-jobs';
import { SESSION_FORM } from '../../../../functions/sessions/session-table';
import { assertStorable } from '../../../../functions/storage/assert-storable';
import { itemOf } from '../../../../functions/storage/item-form';
import { agentJob, changeContext, storedJob } from '../../../support/job';
import { sessionJob, SESSION_ID, storedSession } from '../../../support/session';

const { now } = changeContext();
const NOW = now.getTime() / 1000;
const agent = storedJob(agentJob());
const { client_id, job_id } = agent;

describe('withJob', () => {
  it('takes a plan in as its agent reported it', () => {
    const session = withJob(storedSession(), agent, now);
    expect(session).toEqual({
      ...storedSession(),
      jobs: {
        [job_id]: { client_id, status: 'running', result: '', time_started: 1715248300, time_ended: -1 },
      },
      updated_at: '2024-06-01T12:00:00.000000',
      _version: 2,
    });
  });

  it('takes in as many plans as all can report on', () => {
    const names = Array.from({ length: 2000 }, (_, n) => `${'j'.repeat(28)}${1000 + n}`);
    const description = 'd'.repeat(SESSION_PART.bytes - itemSize(SESSION_PART.of(storedSession())));
    let session = storedSession({ description });
    assertUsersPart(SESSION_PART, session, undefined);
    const join = () => {
      for (const name of names) session = withJob(session, { ...agent, job_id: name }, now);
    };
    expect(join).toThrow(/The session has too many jobs.*122880 \(120 KB\)/);
    const jobs = Object.fromEntries(
      Object.entries(session.jobs).map(([name, job]) => [
        name,
        { ...job, status: 'completed', result: '😀'.repeat(LONGEST_RESULT / 2) },
      ]),
    );
    expect(Object.keys(jobs).length).toBeGreaterThan(350);
    assertStorable(itemOf(SESSION_FORM, { ...session, jobs }), SESSION_FORM);
    // One that is in it already stays welcome.
    const [known = ''] = Object.keys(jobs);
    withJob(session, { ...agent, job_id: known, session_id: SESSION_ID }, now);
  });

  it.each<[string, StoredJob, object]>([
    ['no agent has seen', { ...agent, job_schedule: {} }, {}],
    [
      'another Freezer kept',
      { ...agent, job_schedule: { time_started: 1.5, result: null } },
      { time_started: 1 },
    ],
    [
      'is managed',
      storedJob({ status: 'completed', started_at: '2024-05-09T09:51:40.000000' }),
      { client_id: 'hci', status: 'completed', time_started: 1715248300 },
    ],
  ])('takes a plan in that %s', (_case, job, expected) => {
    const entry = sessionJob({ client_id: job.client_id, ...expected });
    expect(withJob(storedSession(), job, now).jobs).toEqual({ [job.job_id]: entry });
  });

  it('does not take the end of another run for one in the run that is going on', () => {
    const job_schedule = { status: 'completed', result: 'fail', time_started: 1, time_ended: 2 };
    const done = storedJob({ ...agentJob(), job_schedule });
    const entry = (status: string) => withJob(storedSession({ status }), done, now).jobs[job_id];
    const known = { client_id, time_started: 1, time_ended: 2 };
    expect(entry('running')).toEqual({ ...known, status: '', result: '' });
    expect(entry('completed')).toEqual({ ...known, status: 'completed', result: 'fail' });
  });

  const running = sessionJob({ client_id, status: 'running', time_started: 9 });
  const session = storedSession({ jobs: { other: sessionJob(), [job_id]: running } });

  it('leaves a plan that is in it as the session knows it: it may be running', () => {
    expect(withJob(session, { ...agent, session_id: SESSION_ID }, now)).toBe(session);
    const moved = { ...agent, session_id: SESSION_ID, client_id: 'node-2' };
    expect(withJob(session, moved, now).jobs[job_id]).toEqual({ ...running, client_id: 'node-2' });
  });

  it('forgets what it knew of a plan that had left', () => {
    for (const session_id of ['', 'another']) {
      const { jobs } = withJob(session, { ...agent, session_id }, now);
      expect(jobs).toEqual({ other: sessionJob(), [job_id]: { ...running, time_started: 1715248300 } });
    }
  });
});

describe('withoutJob', () => {
  const runningWith = (jobs: StoredSession['jobs']) => storedSession({ status: 'running', jobs });
  const session = storedSession({ jobs: { a: sessionJob(), b: sessionJob() } });

  it('takes one plan out, once', () => {
    const without = withoutJob(session, 'a', now);
    expect(without).toMatchObject({ jobs: { b: sessionJob() }, _version: 2 });
    expect(without.jobs).not.toHaveProperty('a');
    expect(withoutJob(without, 'a', now)).toBe(without);
  });

  const running = sessionJob({ status: 'running' });
  const done = sessionJob({ status: 'completed', result: 'success' });
  it.each<[string, StoredSession, object]>([
    ['ends', runningWith({ a: running, b: done }), { status: 'completed', result: 'success', time_end: NOW }],
    ['goes on in', runningWith({ a: done, b: running }), { status: 'running', time_end: -1 }],
    ['goes on in', runningWith({ a: running }), { status: 'running', time_end: -1 }],
    ['is none in', { ...runningWith({ a: running, b: done }), status: 'active' }, { status: 'active' }],
  ])('is what nobody waits for any more: the run %s the session', (_what, before, after) => {
    expect(withoutJob(before, 'a', now)).toMatchObject(after);
  });
});

describe('jobIn', () => {
  it.each(['toString', 'hasOwnProperty', 'absent', '__proto__'])('knows no plan called %s', (id) => {
    expect(jobIn(storedSession(), id)).toBeUndefined();
  });
});
