import { BadDataFormat, Conflict, UnprocessableEntity } from '../../../../functions/errors';
import type { ChangeContext, StoredJob } from '../../../../functions/jobs/document/job';
import type { CompleteJobInput } from '../../../../functions/jobs/document/job-input';
import { replacedJob } from '../../../../functions/jobs/document/new-job';
import { agentJob, changeContext, job, storedJob } from '../../../support/job';

const { client_id, job_actions } = agentJob();
const replaced = (
  stored: StoredJob,
  input: Partial<CompleteJobInput> = {},
  context: Partial<ChangeContext> = {},
) => replacedJob(stored, { client_id: stored.client_id, job_actions, ...input }, changeContext(context));
const agent = (schedule: object = {}, changes: Partial<StoredJob> = {}) => {
  const plan = agentJob();
  return storedJob({ ...plan, job_schedule: { ...plan.job_schedule, ...schedule }, ...changes });
};

describe('replacedJob', () => {
  it('has nothing of the former document but who made it when, and its trust', () => {
    const stored = agent({}, { name: 'n', session_tag: 4, user_credentials: { trust_id: 't' }, _version: 3 });
    const next = replaced(stored, { description: 'd', job_schedule: { schedule_interval: '2 days' } });
    const { project_id, job_id, job_id_hash, user_id, created_at, user_credentials } = stored;
    expect(next).toEqual({
      ...{ project_id, job_id, job_id_hash, user_id, created_at, user_credentials, client_id, job_actions },
      ...{ name: '', description: 'd', disabled: false, session_id: '', session_tag: 0 },
      job_schedule: { schedule_interval: '2 days', event: '' },
      updated_at: '2024-06-01T12:00:00.000000',
      _version: 4,
      _configurations: [...stored._configurations, expect.objectContaining({ since: next.updated_at })],
    });
  });

  it('has the times that were sent: Freezer sets them only when a plan is made', () => {
    const job_schedule = { time_created: 1, time_started: 2, time_ended: 3, status: 'completed', event: '' };
    expect(replaced(agent(), { job_schedule }).job_schedule).toEqual(job_schedule);
  });

  it.each<[string, boolean, object, string]>([
    ['stop', false, {}, 'stop'],
    ['stop', false, { event: '' }, 'stop'],
    ['stop', true, { event: '' }, ''],
    ['stop', false, { event: 'start' }, 'start'],
    ['', false, { event: 'start' }, 'start'],
  ])('with %p pending (shown: %p) and %p sent leaves %p', (event, _event_shown, job_schedule, after) => {
    const stored = agent({ event }, { _event_shown });
    expect(replaced(stored, { job_schedule: { ...job_schedule } }).job_schedule['event']).toBe(after);
  });

  it.each<[boolean, boolean, object]>([
    [false, true, { event: 'stop', status: 'scheduled' }],
    [true, false, { event: 'start', status: '', result: '' }],
    [true, true, { event: '', status: 'stop' }],
    [false, false, { event: '', status: 'scheduled' }],
  ])('tells the agent when disabled goes from %p to %p', (before, disabled, expected) => {
    const job_schedule = { status: 'scheduled' };
    const next = replaced(agent({}, { disabled: before }), { disabled, job_schedule });
    expect(next.job_schedule).toEqual(expected);
  });

  it('does not forget to stop the agent of a plan that stays disabled', () => {
    const next = replaced(agent({ event: 'stop' }, { disabled: true }), { disabled: true });
    expect(next.job_schedule['event']).toBe('stop');
  });

  it('is not asked to stop where its body says that it rests', () => {
    const next = replaced(agent({ event: 'stop' }), { job_schedule: { event: '', status: 'completed' } });
    expect(next.job_schedule).toMatchObject({ event: '', status: 'completed' });
  });

  it('is not both disabled and started', () => {
    expect(() => replaced(agent(), { disabled: true, job_schedule: { event: 'start' } })).toThrow(Conflict);
  });

  it("of a managed plan keeps the runner's reports and what it was asked for", () => {
    const state = { status: 'running', started_at: '2024-05-09T09:51:10.000000', ended_at: null };
    const stored = storedJob({ ...state, job_schedule: { schedule_hour: '13', event: 'stop' } });
    const next = replaced(stored, { job_schedule: { schedule_hour: '14', event: 'start', status: 'stop' } });
    expect(next).toMatchObject(state);
    expect(next.job_schedule).toEqual({ schedule_hour: '14', event: 'stop' });
  });

  it('is not managed where nobody would run it', () => {
    expect(() => replaced(storedJob(), {}, { managedRunner: 'none' })).toThrow(UnprocessableEntity);
    expect(() => replaced(agent(), {}, { managedRunner: 'none' })).not.toThrow();
  });

  it('stays of its kind', () => {
    expect(() => replaced(storedJob(), { client_id })).toThrow(UnprocessableEntity);
    expect(() => replaced(agent(), { client_id: 'hci' })).toThrow('cannot move');
    expect(replaced(agent(), { client_id: 'node-2' }).client_id).toBe('node-2');
  });

  it('has a schedule that an agent can run, or the one that it had', () => {
    const job_schedule = { schedule_hour: '25' };
    expect(() => replaced(agent(), { job_schedule })).toThrow(BadDataFormat);
    expect(() => replaced(storedJob(job({ job_schedule })), { job_schedule })).not.toThrow();
  });
});
