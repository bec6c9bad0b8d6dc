import { PreconditionFailed } from '../../../../functions/errors';
import { editedJob } from '../../../../functions/jobs/document/edited-job';
import type { StoredJob } from '../../../../functions/jobs/document/job';
import type { JobInput } from '../../../../functions/jobs/document/job-input';
import { attachedJob, detachedJob } from '../../../../functions/jobs/document/membership';
import { agentJob, changeContext, storedJob } from '../../../support/job';
import { copyOf } from '../../../support/job-copy';

const context = changeContext();
const edit = (stored: StoredJob, ...inputs: readonly JobInput[]) =>
  inputs.reduce((job, input) => editedJob(job, input, context), stored);
const attach = (stored: StoredJob, schedule: object = {}, session_tag = 3) =>
  attachedJob(stored, { session_id: 's', session_tag, schedule: { ...schedule } }, context);

const SAME = { schedule_interval: '1 days' };
const OTHER = { schedule_hour: '4' };
const first = storedJob(agentJob());
const thin = ({ job_schedule, session_id, session_tag = 0 }: StoredJob, said: object = {}): JobInput => ({
  job_schedule: { ...job_schedule, status: 'running', ...said },
  session_id: session_id ?? '',
  session_tag,
});
const sessionIn = ({ session_id, session_tag, job_schedule }: StoredJob) => ({
  ...{ session_id, session_tag },
  ...{ interval: job_schedule['schedule_interval'], hour: job_schedule['schedule_hour'] },
});

describe.each([
  ['the schedule that it had', SAME],
  ['another schedule', OTHER],
])('an agent that was not told of a session with %s', (_case, schedule) => {
  const attached = attach(first, schedule);
  const inBetween = edit(attached, { name: 'x' });

  it.each<[string, (old: StoredJob) => JobInput]>([
    ['the whole old plan', (old) => copyOf(old, { status: 'scheduled' })],
    ['its schedule alone', (old) => ({ job_schedule: { ...old.job_schedule, status: 'scheduled' } })],
    ['its schedule, session and tag', (old) => thin(old, { status: 'scheduled' })],
  ])('reports with %s, and neither takes the plan out nor puts it back in', (_form, form) => {
    for (const plan of [attached, inBetween]) {
      const reported = edit(plan, form(first));
      expect(sessionIn(reported)).toEqual(sessionIn(attached));
      expect(reported.job_schedule['status']).toBe('scheduled');
    }
    const detached = detachedJob(inBetween, 's', context);
    const reported = edit(detached, form({ ...attached, session_tag: 7 }));
    expect(reported).toMatchObject({ session_id: '', session_tag: 0, job_schedule: { event: 'stop' } });
    expect(reported.job_schedule['status']).toBe('scheduled');
  });
});

describe('the tag of a report', () => {
  const attached = attach(first, SAME);

  it.each<[string, JobInput]>([
    ['a whole plan', { ...copyOf(attached, { status: 'running' }), session_tag: 4 }],
    ['a schedule', { ...thin(attached), session_tag: 4 }],
  ])('counts with the session that the plan is in, in %s', (_form, report) => {
    expect(edit(attached, report)).toMatchObject({ session_id: 's', session_tag: 4 });
    expect(edit(attached, { name: 'x' }, report)).toMatchObject({ name: 'x', session_tag: 4 });
    const elsewhere = edit(attached, { session_id: 't', session_tag: 1 });
    expect(edit(elsewhere, report)).toMatchObject({ session_id: 't', session_tag: 1 });
  });

  it('counts for nothing without a session', () => {
    expect(edit(attached, { job_schedule: { status: 'running' }, session_tag: 4 }).session_tag).toBe(3);
  });
});

describe('a user', () => {
  const attached = attach(first, SAME);

  it.each<[string, JobInput, object]>([
    ['takes the plan out', { session_id: '', session_tag: 0 }, { session_id: '', session_tag: 0 }],
    ['puts it elsewhere', { session_id: 't', session_tag: 9 }, { session_id: 't', session_tag: 9 }],
    ['names the session alone', { session_id: 't' }, { session_id: 't', session_tag: 3 }],
    ['names the tag alone', { session_tag: 5 }, { session_id: 's', session_tag: 5 }],
    [
      'asks for something at the same time',
      { session_id: '', session_tag: 0, job_schedule: { event: 'stop' } },
      { session_id: '', job_schedule: { event: 'stop' } },
    ],
  ])('%s', (_case, change, expected) => {
    expect(edit(attached, change)).toMatchObject(expected);
    expect(edit(attach(storedJob(), SAME), { ...change, job_schedule: {} })).toMatchObject({
      session_id: change.session_id ?? 's',
    });
  });

  it('may send the whole plan back with another session, also when an agent reported in between', () => {
    const copy = { ...copyOf(attached, {}), name: 'x', session_id: 't', session_tag: 1 };
    const expected = { name: 'x', session_id: 't', session_tag: 1 };
    expect(edit(attached, copy)).toMatchObject(expected);
    expect(edit(attached, thin(attached, { status: 'completed' }), copy)).toMatchObject({
      ...expected,
      job_schedule: { status: 'completed' },
    });
  });

  it('is refused when somebody else moved the plan after this copy, and undoes nothing', () => {
    const copy = copyOf(first, {});
    expect(() => edit(attached, { ...copy, name: 'x' })).toThrow(PreconditionFailed);
    expect(edit(attached, copy)).toBe(attached);
    const managed = storedJob({ job_actions: first.job_actions });
    expect(edit(attach(managed, SAME), copyOf(managed, {}))).toMatchObject({
      session_id: 's',
      session_tag: 3,
    });
  });
});
