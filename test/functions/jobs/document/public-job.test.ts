import type { Job } from '../../../../functions/jobs/document/job';
import { publicJob } from '../../../../functions/jobs/document/public-job';
import { agentJob, job, storedJob } from '../../../support/job';

const show = (plan: Job) => publicJob(plan, { managedClients: new Set(['hci']) });

/** The document's example, in its order. */
const DOCUMENTED_KEYS = [
  'created_at',
  'updated_at',
  'job_id',
  'job_id_hash',
  'project_id',
  'user_id',
  'job_schedule',
  'client_id',
  'session_id',
  'session_tag',
  'name',
  'description',
  'job_actions',
  'status',
  'disabled',
  'started_at',
  'ended_at',
];

describe('publicJob', () => {
  it.each([
    ['managed', job()],
    ['agent', agentJob()],
  ])('shows all documented keys in their order: %s', (_kind, plan) => {
    expect(Object.keys(show(plan))).toEqual(DOCUMENTED_KEYS);
  });

  it('fills in what the item lacks', () => {
    expect(show(job())).toMatchObject({
      session_id: '',
      session_tag: 0,
      name: '',
      description: '',
      status: 'scheduled',
      disabled: false,
      started_at: null,
      ended_at: null,
    });
    expect(show(job({ name: null, description: null, session_id: null }))).toMatchObject({
      name: '',
      description: '',
      session_id: '',
    });
  });

  it('shows what the item has', () => {
    const given: Partial<Job> = {
      session_id: 's',
      session_tag: 2,
      name: 'n',
      description: 'd',
      status: 'running',
      disabled: true,
      started_at: '2024-05-09T09:51:10.000000',
      ended_at: '2024-05-09T09:52:10.000000',
    };
    expect(show(job(given))).toMatchObject(given);
  });

  it('shows nothing internal', () => {
    const item = { ...storedJob({ _event_shown: true }), _write: 'w', _client_order: 'c' };
    expect(Object.keys(show(item)).filter((key) => key.startsWith('_'))).toEqual([]);
  });

  it("shows of a managed plan's schedule only what people set", () => {
    const job_schedule = { schedule_hour: '13', event: '', time_started: 1715248270, current_pid: 1 };
    expect(show(job({ job_schedule }))).toMatchObject({
      job_schedule: { schedule_hour: '13' },
      started_at: null,
    });
    expect(show(job({ job_schedule }))['job_schedule']).toEqual({ schedule_hour: '13' });
  });

  it('shows the runner of a managed plan what was asked for', () => {
    const job_schedule = { schedule_hour: '13', event: 'start' };
    expect(show(job({ job_schedule }))['job_schedule']).toEqual(job_schedule);
  });

  it("shows an agent's reports in the schedule and at the top", () => {
    const plan = agentJob();
    expect(show(plan)).toMatchObject({
      job_schedule: plan.job_schedule,
      status: 'running',
      started_at: '2024-05-09T09:51:40.000000',
      ended_at: null,
    });
  });

  it.each(['success', 'fail', 'aborted'])('shows how the last run of a managed plan ended: %s', (result) => {
    const shown = show(job({ job_schedule: { schedule_hour: '13', event: '', result, time_ended: 7 } }));
    expect(shown['job_schedule']).toEqual({ schedule_hour: '13', result });
    expect(show(job({ job_schedule: { result: '' } }))['job_schedule']).toEqual({});
  });

  it("does not take a managed plan's fields for an agent's", () => {
    const plan = agentJob({
      job_schedule: {},
      status: 'scheduled',
      started_at: '2024-05-09T09:51:10.000000',
    });
    expect(show(plan)).toMatchObject({ status: '', started_at: null });
  });

  it.each([
    [{}, { event: '' }],
    [{ event: 'stop' }, { event: 'stop' }],
    [{ event: 'abort' }, { event: 'abort', current_pid: -1 }],
    [
      { event: 'abort', current_pid: null },
      { event: 'abort', current_pid: -1 },
    ],
    [
      { event: 'abort', current_pid: 42 },
      { event: 'abort', current_pid: 42 },
    ],
  ])('completes %p so that an agent does not stop over it', (job_schedule, expected) => {
    expect(show(agentJob({ job_schedule }))['job_schedule']).toEqual(expected);
  });

  it.each([
    [{ current_pid: 42 }, { event: '' }],
    [{ event: 'stop' }, { event: 'stop' }],
    [
      { event: 'abort', current_pid: 42 },
      { event: 'abort', current_pid: -1 },
    ],
    [{ event: 'abort' }, { event: 'abort', current_pid: -1 }],
  ])('leaves the id of the process out of %p, as harmless to an agent', (job_schedule, expected) => {
    const shown = publicJob(agentJob({ job_schedule }), { managedClients: new Set(['hci']), hidesPid: true });
    expect(shown['job_schedule']).toEqual(expected);
  });

  it('keeps the actions as they were sent', () => {
    const plan = agentJob();
    expect(show(plan)['job_actions']).toEqual(plan.job_actions);
  });

  it('shows the trust of a plan only where there is one', () => {
    expect(show(agentJob())).not.toHaveProperty('user_credentials');
    expect(show(agentJob({ user_credentials: { trust_id: 't' } }))).toMatchObject({
      user_credentials: { trust_id: 't' },
    });
  });
});
