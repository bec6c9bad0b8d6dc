import type { StoredJob } from '../../../../functions/jobs/document/job';
import { attachedJob, detachedJob } from '../../../../functions/jobs/document/membership';
import { publicJob } from '../../../../functions/jobs/document/public-job';
import { agentJob, changeContext, storedJob } from '../../../support/job';

const context = changeContext();
const SESSION = {
  session_id: 's',
  session_tag: 4,
  schedule: {
    schedule_hour: '4',
    schedule_minute: '30',
    status: 'completed',
    event: 'abort',
    time_created: 1,
  },
};
const agent = storedJob(agentJob({ name: 'n' }));
const { schedule_interval, ...runtime } = agent.job_schedule;

describe('attachedJob', () => {
  it('takes over the schedule and the tag of the session, and keeps what the agent knows', () => {
    const attached = attachedJob(agent, SESSION, context);
    expect(attached).toEqual({
      ...agent,
      session_id: 's',
      session_tag: 4,
      job_schedule: { ...runtime, schedule_hour: '4', schedule_minute: '30' },
      updated_at: '2024-06-01T12:00:00.000000',
      _version: 2,
      _configurations: [...agent._configurations, expect.anything()],
    });
    expect(schedule_interval).toBe('1 days');
  });

  it('leaves what was asked of the agent, shown or not', () => {
    const stopped = { ...agent, job_schedule: { ...agent.job_schedule, event: 'stop' }, _event_shown: true };
    expect(attachedJob(stopped, SESSION, context)).toMatchObject({
      job_schedule: { event: 'stop', status: 'running' },
      _event_shown: true,
    });
  });

  it('gives a managed plan a schedule and nothing of a run', () => {
    const attached = attachedJob(storedJob({ status: 'running' }), SESSION, context);
    expect(attached).toMatchObject({ session_id: 's', session_tag: 4, status: 'running' });
    expect(attached.job_schedule).toEqual({ schedule_hour: '4', schedule_minute: '30' });
  });

  it('changes nothing the second time, and goes on with the session', () => {
    const attached = attachedJob(agent, SESSION, context);
    expect(attachedJob(attached, SESSION, context)).toBe(attached);
    expect(attachedJob(attached, { ...SESSION, session_tag: 5 }, context)).toMatchObject({
      session_tag: 5,
      _version: 3,
    });
  });
});

describe('detachedJob', () => {
  const attached = (changes: Partial<StoredJob> = {}) =>
    attachedJob({ ...agent, ...changes }, SESSION, context);

  it('keeps the schedule and asks the agent to stop', () => {
    const detached = detachedJob(attached(), 's', context);
    expect(detached).toMatchObject({ session_id: '', session_tag: 0, _version: 3 });
    expect(detached.job_schedule).toEqual({ ...attached().job_schedule, event: 'stop' });
    expect(detached._configurations).toHaveLength(3);
  });

  it.each([
    ['start', true, undefined],
    ['start', undefined, undefined],
    ['abort', true, undefined],
    ['stop', true, true],
    ['stop', undefined, undefined],
  ])('asks for a stop as a user does: with %s pending (shown: %p)', (event, shown, after) => {
    const job_schedule = { ...agent.job_schedule, event };
    const detached = detachedJob(
      attached({ job_schedule, ...(shown && { _event_shown: shown }) }),
      's',
      context,
    );
    expect(detached.job_schedule['event']).toBe('stop');
    expect(detached._event_shown).toBe(after);
  });

  it.each(['external', 'none'] as const)('asks the runner of a managed plan: %s', (managedRunner) => {
    const plan = attachedJob(storedJob(), SESSION, context);
    const detached = detachedJob(plan, 's', changeContext({ managedRunner }));
    expect(detached).toMatchObject({ session_id: '', session_tag: 0 });
    expect(publicJob(detached, context)['job_schedule']).toEqual({
      schedule_hour: '4',
      schedule_minute: '30',
      event: 'stop',
    });
  });

  it.each([{ session_id: 't' }, { session_id: '' }, {}])('leaves a plan that is not in it: %j', (session) => {
    const plan = { ...agent, ...session };
    expect(detachedJob(plan, 's', context)).toBe(plan);
    const outside = detachedJob(attached(), 's', context);
    expect(detachedJob(outside, 's', context)).toBe(outside);
  });
});
