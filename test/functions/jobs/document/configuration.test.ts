import { servedConfiguration } from '../../../../functions/jobs/document/configuration';
import type { Job } from '../../../../functions/jobs/document/job';
import type { JobSchedule } from '../../../../functions/schedule/schedule';
import { agentJob } from '../../../support/job';

const plan = agentJob();
const [action = { freezer_action: {} }] = plan.job_actions;
const scheduleHash = (job_schedule: JobSchedule) =>
  servedConfiguration({ ...plan, job_schedule }).schedule_hash;
const hash = (changes: Partial<Job>) => servedConfiguration({ ...plan, ...changes }).hash;

describe('servedConfiguration', () => {
  it('is two hashes since the time of the write', () => {
    expect(servedConfiguration(plan)).toEqual({
      since: plan.updated_at,
      hash: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      schedule_hash: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
  });

  it.each<[string, Partial<Job>]>([
    ['name', { name: 'n' }],
    ['description', { description: 'd' }],
    ['disabled', { disabled: true }],
    ['client', { client_id: 'other' }],
    ['schedule', { job_schedule: { ...plan.job_schedule, schedule_interval: '2 days' } }],
    ['session', { session_id: 's' }],
    ['actions', { job_actions: [] }],
    ['an unknown key of an action', { job_actions: [{ ...action, exit_status: 1 }] }],
    ['the order of actions', { job_actions: [{ freezer_action: { action: 'exec' } }, action] }],
  ])('differs with the %s', (_case, changes) => {
    expect(hash(changes)).not.toBe(hash({}));
  });

  it.each<[string, Partial<Job>]>([
    ['what is filled in when it is served', { name: '', description: null, disabled: false }],
    ['what an agent reports', { job_schedule: { ...plan.job_schedule, status: 'stop', event: 'stop' } }],
    ['how far it is in its session', { session_id: '', session_tag: 4 }],
    ['who sends an action', { job_actions: [{ ...action, user_id: 'agent' }] }],
    ['the order of keys', { job_actions: [Object.fromEntries(Object.entries(action).reverse()) as never] }],
  ])('does not differ with %s', (_case, changes) => {
    expect(hash(changes)).toBe(hash({}));
  });

  it('has a hash of the schedule alone', () => {
    expect(servedConfiguration({ ...plan, name: 'n' }).schedule_hash).toBe(scheduleHash(plan.job_schedule));
    expect(scheduleHash({ schedule_interval: '2 days' })).not.toBe(scheduleHash(plan.job_schedule));
  });
});
