import { BadDataFormat, Conflict, UnprocessableEntity } from '../../../../functions/errors';
import { editedJob } from '../../../../functions/jobs/document/edited-job';
import type { ChangeContext, JobAction, StoredJob } from '../../../../functions/jobs/document/job';
import type { JobInput } from '../../../../functions/jobs/document/job-input';
import { runtimeSchedule } from '../../../../functions/schedule/schedule';
import { agentJob, changeContext, storedJob } from '../../../support/job';

const edited = (stored: StoredJob, input: JobInput, context: Partial<ChangeContext> = {}) =>
  editedJob(stored, input, changeContext(context));
const agent = (schedule: object = {}, changes: Partial<StoredJob> = {}) => {
  const plan = agentJob({ name: 'n', description: 'd', session_id: 's', session_tag: 1 });
  return storedJob({ ...plan, job_schedule: { ...plan.job_schedule, ...schedule }, ...changes });
};
const CONFIGURED = { schedule_interval: '1 days' };
const REPORTED = runtimeSchedule(agentJob().job_schedule);

describe('editedJob', () => {
  const action: JobAction = agent().job_actions[0] ?? { freezer_action: {} };

  it.each<JobInput>([
    { name: 'x' },
    { description: '' },
    { disabled: false, name: 'x' },
    { client_id: 'node-2' },
    { session_id: '' },
    { session_tag: 2 },
    { job_actions: [{ ...action, mandatory: false, max_retries: 1, exit_status: 'unknown' }] },
  ])('changes what is named, and nothing else: %p', (input) => {
    const stored = agent();
    expect(edited(stored, input)).toEqual({
      ...stored,
      ...input,
      _version: 2,
      _configurations: expect.any(Array) as unknown,
      updated_at: '2024-06-01T12:00:00.000000',
    });
  });

  it('is the stored plan when nothing is named, or nothing else', () => {
    const stored = agent({}, { disabled: false });
    const { name = '', description, client_id, job_actions, job_schedule, updated_at } = stored;
    expect(edited(stored, {})).toBe(stored);
    const same = { name: name ?? '', description: description ?? '', disabled: false };
    expect(edited(stored, { ...same, client_id, job_actions, job_schedule, updated_at })).toBe(stored);
  });

  it('never moves a plan, whatever the document is called', () => {
    const foreign = { project_id: 'p', job_id: 'j', user_id: 'u', created_at: 'c', job_id_hash: 'h' };
    const { project_id, job_id, user_id, created_at, job_id_hash } = agent();
    expect(edited(agent(), { name: 'x', ...foreign })).toMatchObject({
      ...{ project_id, job_id, user_id, created_at, job_id_hash },
    });
  });

  it('knows an action by its id, and gives a new one its own', () => {
    const actions = [
      { ...action, user_id: 'mallory' },
      { freezer_action: {}, action_id: '' },
    ];
    expect(edited(agent(), { job_actions: actions }).job_actions).toMatchObject([
      { action_id: action['action_id'], user_id: action['user_id'] },
      { action_id: '0'.repeat(31) + '1', user_id: changeContext().user_id },
    ]);
  });

  it.each([
    [{ schedule_hour: '13' }, { ...REPORTED, schedule_hour: '13' }],
    [{}, REPORTED],
    [{ status: 'stop' }, { ...REPORTED, ...CONFIGURED, status: 'stop' }],
    [
      { ...CONFIGURED, schedule_start_date: '2024-05-09T00:00:00', time_ended: 5 },
      { ...REPORTED, ...CONFIGURED, schedule_start_date: '2024-05-09T00:00:00', time_ended: 5 },
    ],
  ])('replaces the configured part of a schedule and merges the rest: %p', (job_schedule, expected) => {
    expect(edited(agent(), { job_schedule }).job_schedule).toEqual(expected);
  });

  it('takes out the schedule that is missing in a whole plan', () => {
    const { client_id, job_actions, updated_at } = agent();
    const whole = { client_id, job_actions, updated_at, job_schedule: REPORTED };
    expect(edited(agent(), whole).job_schedule).toEqual(REPORTED);
    expect(edited(agent(), { job_schedule: REPORTED, updated_at }).job_schedule).toMatchObject(CONFIGURED);
  });

  it('has a schedule that an agent can run, or the one that it had', () => {
    const job_schedule = { schedule_hour: '25' };
    expect(() => edited(agent(), { job_schedule })).toThrow(BadDataFormat);
    const imported = storedJob({ ...agentJob(), job_schedule });
    expect(() =>
      edited(imported, { name: 'x', job_schedule: { ...job_schedule, status: 'stop' } }),
    ).not.toThrow();
  });

  it('stays of its kind', () => {
    expect(() => edited(storedJob(), { client_id: 'node-1' })).toThrow(UnprocessableEntity);
    expect(() => edited(agent(), { client_id: 'hci' })).toThrow(UnprocessableEntity);
  });
});

describe('editedJob of an agent’s plan that is', () => {
  it('disabled stops the agent, also when the same body says that nothing is asked', () => {
    const stored = agent({ event: 'start' }, { _event_shown: true });
    const next = edited(stored, { disabled: true, job_schedule: { event: '' } });
    expect(next).toMatchObject({ disabled: true, job_schedule: { event: 'stop', status: 'running' } });
    expect(next).not.toHaveProperty('_event_shown');
  });

  it('enabled starts the agent as a start event does', () => {
    const stored = agent({ event: 'stop', status: 'completed', result: 'fail' }, { disabled: true });
    expect(edited(stored, { disabled: false })).toMatchObject({
      disabled: false,
      job_schedule: { event: 'start', status: '', result: '' },
    });
  });

  it('enabled does not run what was to run once, and has', () => {
    for (const once of [{}, { schedule_date: '2024-05-10T08:00:00', schedule_interval: '1 days' }]) {
      const job_schedule = { ...once, event: '', status: 'completed', result: 'success' };
      const stored = storedJob({ ...agentJob({ job_schedule }), disabled: true });
      expect(edited(stored, { disabled: false })).toMatchObject({ disabled: false, job_schedule });
      const anew = { disabled: false, job_schedule: { schedule_date: '2099-01-01T00:00:00' } };
      expect(edited(stored, anew).job_schedule).toMatchObject({ event: 'start', status: '' });
      const stopped = { ...stored, job_schedule: { ...job_schedule, status: 'stop' } };
      expect(edited(stopped, { disabled: false }).job_schedule).toMatchObject({ event: 'start' });
    }
  });

  it.each([
    ['did not hear that it was disabled', { status: 'running', schedule_interval: '1 days' }, undefined],
    ['did not hear it before a run', { status: 'scheduled', schedule_interval: '1 days' }, undefined],
    ['can only end the run that goes on', { status: 'running' }, true],
  ] as const)('enabled goes on where its agent %s', (_case, schedule, _event_shown) => {
    const job_schedule = { ...schedule, event: 'stop', result: '' };
    const shown = _event_shown && { _event_shown };
    const stored = storedJob({ ...agentJob({ job_schedule }), disabled: true, ...shown });
    const enabled = edited(stored, { disabled: false });
    expect(enabled).toMatchObject({ disabled: false, job_schedule: { ...job_schedule, event: '' } });
    const ended = edited(enabled, {
      job_schedule: { event: 'stop', status: 'completed', result: 'success' },
    });
    expect(ended.job_schedule).toMatchObject({ event: '', status: 'completed' });
  });

  it.each([
    ['running again and again', { status: 'running', schedule_interval: '1 days' }],
    ['scheduled', { status: 'scheduled' }],
  ])('enabled starts an agent that has heard of the stop, %s', (_case, schedule) => {
    const job_schedule = { ...schedule, event: 'stop' };
    const stored = storedJob({ ...agentJob({ job_schedule }), disabled: true, _event_shown: true });
    expect(edited(stored, { disabled: false }).job_schedule).toMatchObject({ event: 'start', status: '' });
  });

  it('disabled again changes nothing', () => {
    const stored = agent({ event: '', status: 'stop' }, { disabled: true });
    expect(edited(stored, { disabled: true })).toBe(stored);
  });

  it('disabled is not started', () => {
    const start = { job_schedule: { event: 'start' } };
    expect(() => edited(agent({}, { disabled: true }), start)).toThrow(Conflict);
    expect(() => edited(agent(), { ...start, disabled: true })).toThrow('Job is disabled');
    expect(edited(agent({}, { disabled: true }), { ...start, disabled: false }).job_schedule['event']).toBe(
      'start',
    );
  });
});

describe('editedJob of a managed plan', () => {
  const state = { status: 'running', started_at: '2024-05-09T09:51:10.000000' };

  it('does not look at what an agent would report', () => {
    const stored = storedJob({ ...state, job_schedule: { schedule_hour: '13', event: 'stop' } });
    expect(edited(stored, { job_schedule: { event: '', status: 'stop', time_started: 1 } })).toBe(stored);
    const next = edited(stored, { job_schedule: { schedule_hour: '14', event: 'start', status: 'stop' } });
    expect(next).toMatchObject({ ...state, job_schedule: { schedule_hour: '14', event: 'stop' } });
    expect(Object.keys(next.job_schedule)).toHaveLength(2);
  });

  it('asks nobody for anything when it is disabled or enabled', () => {
    const disabled = edited(storedJob(), { disabled: true });
    expect(edited(disabled, { disabled: false }).job_schedule).toEqual(storedJob().job_schedule);
  });

  it('is not enabled where nobody would run it; everything else may be changed', () => {
    const nobody = { managedRunner: 'none' } as const;
    const disabled = storedJob({ disabled: true });
    expect(() => edited(disabled, { disabled: false }, nobody)).toThrow(UnprocessableEntity);
    expect(() => edited(disabled, { name: 'x', job_schedule: {} }, nobody)).not.toThrow();
    expect(() => edited(storedJob(), { disabled: true }, nobody)).not.toThrow();
    expect(() => edited(storedJob(), { disabled: false, name: 'x' }, nobody)).not.toThrow();
  });
});
