import { Conflict, UnprocessableEntity } from '../../../../functions/errors';
import { withEvent } from '../../../../functions/jobs/document/asked-event';
import type { StoredJob } from '../../../../functions/jobs/document/job';
import { agentJob, changeContext, storedJob } from '../../../support/job';

const running = { schedule_interval: '1 days', status: 'running', result: '', event: '' };
const completed = { schedule_interval: '1 days', status: 'completed', result: 'success', event: '' };
const agent = (job_schedule = completed, changes: Partial<StoredJob> = {}) =>
  storedJob({ ...agentJob({ job_schedule }), ...changes });
const events = ['start', 'stop', 'abort'] as const;

describe('withEvent', () => {
  it.each([
    ['start', completed, { ...completed, event: 'start', status: '', result: '' }],
    ['stop', running, { ...running, event: 'stop' }],
    ['abort', running, { ...running, event: 'abort' }],
  ] as const)('asks the agent to %s', (event, schedule, job_schedule) => {
    const { job, result } = withEvent(agent(schedule), event, changeContext());
    expect(result).toBe('success');
    expect(job.job_schedule).toEqual(job_schedule);
    expect(job).toMatchObject({ _version: 2, updated_at: '2024-06-01T12:00:00.000000' });
    expect(job._configurations).toHaveLength(1);
  });

  it.each(['stop', 'abort'] as const)('asks nobody for a %s of a plan that rests', (event) => {
    const stored = agent();
    expect(withEvent(stored, event, changeContext())).toEqual({ job: stored, result: 'success' });
    // As another Freezer leaves it.
    const pending = agent({ ...completed, event });
    expect(withEvent(pending, event, changeContext())).toMatchObject({
      job: { job_schedule: completed },
      result: 'success',
    });
  });

  it.each(events)('asks once: %s', (event) => {
    const stored = agent({ ...running, event }, { _event_shown: true });
    const { job, result } = withEvent(stored, event, changeContext());
    expect(job).toBe(stored);
    expect(result).toBe(`${event} already requested`);
  });

  it.each(events)('asks for something else, which no agent was shown: %s', (event) => {
    const other = event === 'stop' ? 'abort' : 'stop';
    const stored = agent({ ...running, event: other }, { _event_shown: true });
    const { job } = withEvent(stored, event, changeContext());
    expect(job.job_schedule['event']).toBe(event);
    expect(job).not.toHaveProperty('_event_shown');
  });

  it('does not start what is disabled, but stops it', () => {
    for (const stored of [agent(completed, { disabled: true }), storedJob({ disabled: true })]) {
      const ask = () => withEvent(stored, 'start', changeContext());
      expect(ask).toThrow(Conflict);
      expect(ask).toThrow('Job is disabled');
      expect(withEvent(stored, 'stop', changeContext()).result).toBe('success');
    }
  });

  it.each(events)("keeps a managed plan's %s for the runner", (event) => {
    const stored = storedJob({ status: 'completed' });
    const { job } = withEvent(stored, event, changeContext());
    expect(job.status).toBe('completed');
    expect(job.job_schedule).toEqual({ ...stored.job_schedule, event });
    expect(withEvent(job, event, changeContext()).result).toBe(`${event} already requested`);
  });

  it.each(events)('does not take an event that nobody would hear: %s', (event) => {
    const ask = () => withEvent(storedJob(), event, changeContext({ managedRunner: 'none' }));
    expect(ask).toThrow(UnprocessableEntity);
    expect(() => withEvent(agent(), event, changeContext({ managedRunner: 'none' }))).not.toThrow();
  });
});
