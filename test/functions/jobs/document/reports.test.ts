import { Conflict } from '../../../../functions/errors';
import type { StoredJob } from '../../../../functions/jobs/document/job';
import type { JobInput } from '../../../../functions/jobs/document/job-input';
import { withReport, withRuntime } from '../../../../functions/jobs/document/reports';
import { sentChanges } from '../../../../functions/jobs/document/sent-change';
import { agentJob, changeContext, storedJob } from '../../../support/job';

const agent = (event: string, changes: Partial<StoredJob> = {}) => {
  const plan = agentJob();
  return storedJob({ ...plan, job_schedule: { ...plan.job_schedule, event }, ...changes });
};
const sent = (job: StoredJob, input: JobInput) => sentChanges(job, input, changeContext());
const runtime = (job: StoredJob, job_schedule: StoredJob['job_schedule']) =>
  withRuntime(job, sent(job, { job_schedule }));

describe('withRuntime', () => {
  it('merges what an agent reports, and leaves the configuration', () => {
    const reported = runtime(agent(''), { schedule_interval: '9 days', status: 'scheduled', current_pid: 7 });
    expect(reported.job_schedule).toEqual({ ...agent('').job_schedule, status: 'scheduled', current_pid: 7 });
  });

  it('sets the tag of the session that the plan is in, of either kind', () => {
    for (const plan of [agent('', { session_id: 's' }), storedJob({ session_id: 's' })]) {
      const input = { session_id: 's', session_tag: 3 };
      expect(withRuntime(plan, sent(plan, input))).toEqual({ ...plan, session_tag: 3 });
      expect(withRuntime(plan, sent(plan, { ...input, session_id: 't' }))).toEqual(plan);
    }
  });

  const status = 'stop';
  it.each<[string, boolean, object, string]>([
    // What a user asked for stays until an agent was shown it.
    ['stop', false, { event: '', status }, 'stop'],
    ['stop', false, { event: '' }, 'stop'],
    ['stop', true, { event: '', status }, ''],
    // A one-shot run ends with the event that its agent holds.
    ['start', false, { event: 'stop', status }, 'start'],
    ['stop', true, { event: 'stop', status }, 'stop'],
    ['start', true, { event: 'stop', status }, 'stop'],
    // While a plan runs on, its agent says nothing of a stop that it keeps for the end, or one that a start replaced.
    ['stop', true, { event: '', status: 'scheduled' }, 'stop'],
    ['abort', true, { event: '', status: 'running' }, 'abort'],
    ['abort', true, { event: 'stop', status: 'running' }, 'abort'],
    ['start', true, { event: 'stop', status: 'running' }, 'start'],
    ['start', true, { event: '', status: 'scheduled' }, ''],
    ['', false, { event: 'stop', status: 'running' }, 'stop'],
    // A user asks for something else.
    ['stop', true, { event: 'start', status: 'running' }, 'start'],
    ['start', false, { event: 'stop' }, 'stop'],
    ['', false, { event: 'abort' }, 'abort'],
    ['stop', true, { status }, 'stop'],
  ])('with %p pending (shown: %p) and %p sent leaves %p', (pending, _event_shown, said, after) => {
    const reported = runtime(agent(pending, { _event_shown }), { ...said });
    expect(reported.job_schedule['event']).toBe(after);
    if (after === pending) expect(reported._event_shown).toBe(_event_shown);
    else expect(reported).not.toHaveProperty('_event_shown');
  });

  it('asks for nothing with an old copy: that was asked for then', () => {
    for (const event of ['start', 'stop']) {
      const job = agent(event === 'start' ? 'stop' : '', { _event_shown: true });
      const job_schedule = { event, status: 'running' };
      const after = (updated_at: string) =>
        withRuntime(job, sent(job, { job_schedule, updated_at })).job_schedule['event'];
      expect(after('2024-05-09T09:51:10.785289')).toBe(job.job_schedule['event']);
      expect(after(job.updated_at)).toBe(event);
    }
  });

  it('starts nothing that is disabled: a user is told, a report is taken', () => {
    const disabled = agent('', { disabled: true });
    expect(() => runtime(disabled, { event: 'start' })).toThrow(Conflict);
    expect(runtime(disabled, { event: 'start', status: 'stop' }).job_schedule).toMatchObject({
      event: '',
      status: 'stop',
    });
  });
});

describe('a start that meets the end of a run', () => {
  it.each([true, undefined])('stays where an agent that polls will hear of it (shown: %s)', (shown) => {
    const job_schedule = { event: 'start', status: 'running', result: '' };
    const job = storedJob({ ...agentJob({ job_schedule }), ...(shown && { _event_shown: shown }) });
    const report = { job_schedule: { event: 'start', status: 'completed', result: 'success' } };
    expect(withRuntime(job, sent(job, report)).job_schedule).toMatchObject({
      event: 'start',
      status: '',
      result: '',
    });
  });
});

describe('withReport', () => {
  const report = (job: StoredJob, job_schedule: StoredJob['job_schedule']) =>
    withReport(job, sent(job, { job_schedule }));

  it.each(['stop', 'abort'])('takes the end of all runs for an answer to %s, shown or not', (event) => {
    for (const echoed of ['', event]) {
      const ended = report(agent(event), { event: echoed, status: 'completed', result: 'success' });
      expect(ended.job_schedule).toMatchObject({ event: '', status: 'completed', result: 'success' });
      expect(report(agent(event), { status: 'completed' }).job_schedule['event']).toBe('');
    }
  });

  it('takes a stop of a plan that rests for answered', () => {
    const job_schedule = { ...agent('').job_schedule, status: 'completed' };
    expect(report(agent('', { job_schedule }), { event: 'stop' }).job_schedule['event']).toBe('');
  });

  it('leaves an event that was asked for while the plan runs on', () => {
    expect(report(agent('stop'), { event: '', status: 'scheduled' }).job_schedule['event']).toBe('stop');
  });

  it('leaves a start, where an agent will hear of it', () => {
    const ended = report(agent('start'), { event: '', status: 'completed' });
    expect(ended.job_schedule).toMatchObject({ event: 'start', status: '' });
  });

  it('says nothing of a managed plan', () => {
    const plan = storedJob({ job_schedule: { event: 'stop' } });
    expect(report(plan, { event: '', status: 'completed' })).toEqual(plan);
  });
});
