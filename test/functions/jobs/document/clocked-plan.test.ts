import { BadDataFormat, Conflict, UnprocessableEntity } from '../../../../functions/errors';
import { lacksRights, withRights } from '../../../../functions/jobs/document/clocked-plan';
import { editedJob } from '../../../../functions/jobs/document/edited-job';
import type { ChangeContext, StoredJob } from '../../../../functions/jobs/document/job';
import type { CompleteJobInput, JobInput } from '../../../../functions/jobs/document/job-input';
import { assertMayJoin, attachedJob, detachedJob } from '../../../../functions/jobs/document/membership';
import { newJob, replacedJob } from '../../../../functions/jobs/document/new-job';
import { reportedJob } from '../../../../functions/jobs/document/reports';
import {
  AT_13,
  CLOCK_CONTEXT,
  clockedJob,
  clockOf,
  DUE,
  OWED,
  restingJob,
  RIGHTS,
} from '../../../support/clocked-job';
import { agentJob, changeContext, job, storedJob } from '../../../support/job';

const context = CLOCK_CONTEXT;
const { job_actions } = job();
const KEY = { project_id: 'p', job_id: 'j' };
const INPUT: CompleteJobInput = { client_id: 'hci', job_actions, job_schedule: AT_13 };
const edited = (stored: StoredJob, input: JobInput) => editedJob(stored, input, context);

describe('a plan that is made', () => {
  it.each(['stack', 'paused'] as const)('has its first start: %s', (managedRunner) => {
    expect(newJob(KEY, INPUT, { ...context, managedRunner })).toMatchObject({
      status: 'scheduled',
      _due: '2024-06-01T13:00:00',
      _due_shard: '0',
      _anchor: '2024-06-01T12:00:00',
    });
  });

  it('has none while it is disabled, or without a schedule', () => {
    expect(newJob(KEY, { ...INPUT, disabled: true }, context)).not.toHaveProperty('_due');
    expect(newJob(KEY, { ...INPUT, job_schedule: {} }, context)).not.toHaveProperty('_due');
  });

  it.each<[string, Partial<ChangeContext>, string]>([
    ['an agent', {}, 'node'],
    ["another's runner", { managedRunner: 'external' }, 'hci'],
  ])('has no clock where %s runs it', (_who, changes, client_id) => {
    const made = newJob(KEY, { ...INPUT, client_id }, { ...context, ...changes });
    expect(Object.keys(made).filter((key) => key.startsWith('_'))).toEqual(['_version', '_configurations']);
  });

  it('is one that can be run', () => {
    expect(() => newJob(KEY, { ...INPUT, job_actions: [] }, context)).toThrow(UnprocessableEntity);
    expect(() => newJob(KEY, { ...INPUT, session_id: 's' }, context)).toThrow('cannot be in a session');
    const often = { ...INPUT, job_schedule: { schedule_minute: '*' } };
    expect(() => newJob(KEY, often, context)).toThrow(BadDataFormat);
    for (const input of [{ ...INPUT, job_actions: [] }, { ...INPUT, session_id: 's' }, often]) {
      expect(() => newJob(KEY, input, changeContext())).not.toThrow();
      expect(() => newJob(KEY, { ...input, client_id: 'node' }, context)).not.toThrow();
    }
  });
});

describe('a plan that is changed', () => {
  const replace = (stored: StoredJob, input: Partial<CompleteJobInput> = {}) =>
    replacedJob(stored, { ...INPUT, job_actions: stored.job_actions, ...input }, context);

  it.each<[string, JobInput, Readonly<Record<string, string | undefined>>]>([
    ['something else', { name: 'n' }, {}],
    [
      'its schedule',
      { job_schedule: { schedule_hour: '14' } },
      { _due: '2024-06-01T14:00:00', _anchor: '2024-06-01T12:00:00' },
    ],
    [
      'nothing to run by itself',
      { job_schedule: {} },
      { _due: undefined, _due_shard: undefined, _anchor: '2024-06-01T12:00:00' },
    ],
    ['disabled', { disabled: true }, { _due: undefined, _due_shard: undefined }],
  ])('has the start that follows: %s', (_what, input, after) => {
    const stored = clockedJob();
    const expected = { ...clockOf(stored), ...after };
    expect(clockOf(edited(stored, input))).toEqual(expected);
    expect(clockOf(replace(stored, input))).toEqual(expected);
    expect(edited(stored, input)).toMatchObject(RIGHTS);
    expect(replace(stored, input)).toMatchObject(RIGHTS);
  });

  it.each<JobInput>([
    { name: 'n' },
    { job_schedule: { schedule_hour: '14' } },
    { job_actions: [...job_actions, ...job_actions] },
  ])('keeps a start that is owed: %j', (input) => {
    expect(edited(clockedJob(OWED), input)._due).toBe(OWED._due);
    expect(replace(clockedJob(OWED), input)._due).toBe(OWED._due);
  });

  it('is counted from now when it is enabled, whatever its last state', () => {
    const stored = storedJob({ job_schedule: AT_13, disabled: true, status: 'stop' });
    expect(edited(stored, { disabled: false })).toMatchObject({ _due: DUE._due, status: 'scheduled' });
  });

  it('stays stopped until it has another schedule', () => {
    const stopped = restingJob();
    expect(clockOf(edited(stopped, { name: 'n' }))).toMatchObject({ _due: undefined, status: 'stop' });
    expect(edited(stopped, { job_schedule: { schedule_hour: '14' } })).toMatchObject({
      _due: '2024-06-01T14:00:00',
      status: 'scheduled',
    });
  });

  it('goes on with the run that is in progress', () => {
    const running = clockedJob({ _run: '2024-06-01T11:00:00', status: 'running' });
    const after = edited(running, { job_schedule: { schedule_hour: '14' } });
    expect(after).toMatchObject({ _run: running._run, status: 'running', _due: '2024-06-01T14:00:00' });
    const once = restingJob({ _run: '2024-06-01T11:00:00', status: 'running' });
    expect(edited(once, { job_schedule: AT_13, name: 'n' }).status).toBe('running');
    expect(edited(once, { job_schedule: { schedule_hour: '14' } }).status).toBe('running');
  });

  it('is the stored one when the whole document comes back, however it came to be', () => {
    const odd = clockedJob({
      ...OWED,
      job_actions: [],
      job_schedule: { schedule_minute: '*', result: 'fail' },
    });
    const { client_id, job_actions: actions, updated_at } = odd;
    const whole = {
      client_id,
      job_actions: actions,
      job_schedule: { schedule_minute: '*', result: 'success' },
    };
    expect(edited(odd, { ...whole, updated_at })).toBe(odd);
    expect(edited(odd, whole)).toBe(odd);
    expect(replacedJob(odd, { ...whole, name: '', description: '' }, context)).toMatchObject({
      job_schedule: { result: 'fail' },
      _due: OWED._due,
    });
  });

  it('keeps how its last run ended', () => {
    const stored = clockedJob({ job_schedule: { ...AT_13, result: 'success' } });
    for (const next of [edited(stored, { job_schedule: { schedule_hour: '14' } }), replace(stored)]) {
      expect(next.job_schedule['result']).toBe('success');
    }
    const forged = { job_schedule: { ...AT_13, result: 'fail', event: 'start', status: 'running' } };
    expect(edited(stored, { ...forged, name: 'n' }).job_schedule).toEqual(stored.job_schedule);
  });

  it('is one that can be run, in what changes', () => {
    expect(() => edited(clockedJob(), { job_actions: [] })).toThrow(UnprocessableEntity);
    expect(() => replace(clockedJob(), { job_actions: [] })).toThrow(UnprocessableEntity);
    expect(() => edited(clockedJob(), { session_id: 's' })).toThrow('cannot be in a session');
    const past = { schedule_date: '2024-05-31T00:00:00' };
    expect(() => edited(clockedJob(), { job_schedule: past })).toThrow(
      'has no start after 2024-06-01T12:00:00',
    );
    const passed = storedJob({ job_schedule: past, disabled: true });
    expect(edited(passed, { name: 'n' }).name).toBe('n');
    expect(() => edited(passed, { disabled: false })).toThrow('has no start after');
  });
});

describe('sessions', () => {
  const session = { session_id: 's', session_tag: 1, schedule: { schedule_hour: '4' } };

  it('take no plan that this service runs', () => {
    expect(() => attachedJob(clockedJob(), session, context)).toThrow(UnprocessableEntity);
    expect(() => {
      assertMayJoin(clockedJob(), context);
    }).toThrow('A managed plan cannot be in a session');
    expect(() => {
      assertMayJoin(clockedJob(), changeContext());
    }).not.toThrow();
    expect(() => {
      assertMayJoin(agentJob(), context);
    }).not.toThrow();
  });

  it('let one go, which then rests', () => {
    const member = clockedJob({ session_id: 's' });
    const outside = detachedJob(member, 's', context);
    expect(outside).toMatchObject({ session_id: '', status: 'stop', ...RIGHTS });
    expect(outside).not.toHaveProperty('_due');
    const running = detachedJob({ ...member, _run: DUE._anchor }, 's', context);
    expect(running).toMatchObject({ _run: DUE._anchor, job_schedule: { event: 'stop' } });
  });
});

it('forgets its clock where another runner has it, which would be old when it comes back', () => {
  const others = changeContext({ managedRunner: 'external' });
  const left = [
    editedJob(clockedJob(), { disabled: true }, others),
    editedJob(clockedJob(), { job_schedule: { schedule_hour: '4' } }, others),
    reportedJob(clockedJob(), { status: 'running' }, others),
  ];
  for (const plan of left) expect(clockOf(plan)).toEqual({ status: plan.status });
});

it('takes no report of anybody else', () => {
  expect(() => reportedJob(clockedJob(), { status: 'running' }, context)).toThrow(
    new Conflict('This deployment runs managed plans itself: nobody else reports on them.'),
  );
  expect(() => reportedJob(storedJob(agentJob()), { status: 'running' }, context)).toThrow(
    UnprocessableEntity,
  );
});

describe('rights', () => {
  const withoutTrust = storedJob();

  it.each<[boolean, string, Partial<StoredJob>]>([
    [true, 'has no trust', {}],
    [false, 'has no trust and is disabled', { disabled: true }],
    [false, 'has one', { _trust_id: 't' }],
    [false, 'has one that was refused once, long ago', { _trust_id: 't', _refusals: 0 }],
    [true, 'has one that is refused', { _trust_id: 't', _refusals: 1 }],
  ])('lack (%p) where a plan %s', (expected, _what, changes) => {
    expect(lacksRights({ ...withoutTrust, ...changes })).toBe(expected);
  });

  it('are had anew with another trust, or with none where none is needed', () => {
    expect(withRights(clockedJob(), 't-2')).toEqual(
      withRights({ ...clockedJob(), _trust_id: 't-2' }, undefined),
    );
    expect(withRights(clockedJob(), 't-2')).toMatchObject({ _trust_id: 't-2' });
    expect(withRights(clockedJob(), 't-2')).not.toHaveProperty('_refusals');
  });
});
