import { microsecondsOf } from '../../../../functions/documents/timestamp';
import { BadDataFormat } from '../../../../functions/errors';
import { servedConfiguration } from '../../../../functions/jobs/document/configuration';
import type { JobInput } from '../../../../functions/jobs/document/job-input';
import {
  assertChangedTrigger,
  type SentChange,
  sentChanges,
  sentPlan,
  sentReplacement,
} from '../../../../functions/jobs/document/sent-change';
import { agentJob, changeContext, storedJob } from '../../../support/job';
import { copyOf } from '../../../support/job-copy';

const context = changeContext();
const agent = storedJob(agentJob({ session_id: 's', session_tag: 1 }));
const managed = storedJob();
const { client_id, job_actions } = agent;
const sent = (input: JobInput, stored = agent) => sentChanges(stored, input, context);
const written = microsecondsOf(agent.updated_at) ?? 0;
const SAYS_NOTHING = { reported: undefined, event: undefined, isReport: false };

describe('what is sent for a plan', () => {
  it('asks for what it names; the rest stays, and so does what an agent reported', () => {
    const { asked } = sent({ name: 'x', job_schedule: { schedule_hour: '4', status: 'completed' } });
    const { schedule_interval, ...rest } = agent.job_schedule;
    expect(asked).toEqual({ ...agent, name: 'x', job_schedule: { ...rest, schedule_hour: '4' } });
  });

  it.each<[string, JobInput, Partial<SentChange>]>([
    ['nothing', {}, SAYS_NOTHING],
    ['an empty schedule', { job_schedule: {} }, { reported: {}, event: undefined, isReport: false }],
    ['an event', { job_schedule: { event: 'stop' } }, { reported: {}, event: 'stop', isReport: false }],
    [
      'a report',
      { job_schedule: { schedule_hour: '4', event: '', status: 'running', time_ended: 5 } },
      { reported: { status: 'running', time_ended: 5 }, event: '', isReport: true },
    ],
  ])('says of a run in %s what only an agent knows', (_case, input, expected) => {
    expect(sent(input)).toMatchObject({ isManaged: false, ...expected });
  });

  it('says nothing of the run of a managed plan', () => {
    const job_schedule = { schedule_hour: '4', event: 'stop', status: 'running' };
    expect(sent({ job_schedule }, managed)).toMatchObject({ isManaged: true, ...SAYS_NOTHING });
  });

  it.each<[string, JobInput, { isReconfigured: boolean; isRescheduled: boolean }]>([
    ['a name', { name: 'x' }, { isReconfigured: true, isRescheduled: false }],
    [
      'another schedule',
      { job_schedule: { schedule_hour: '4' } },
      { isReconfigured: true, isRescheduled: true },
    ],
    ['another session', { session_id: 't' }, { isReconfigured: true, isRescheduled: false }],
    ['an event', { job_schedule: { event: 'stop' } }, { isReconfigured: false, isRescheduled: false }],
    ['a whole copy', copyOf(agent, { status: 'stop' }), { isReconfigured: false, isRescheduled: false }],
    ['a tag', { session_tag: 7 }, { isReconfigured: false, isRescheduled: false }],
  ])('is a new configuration with %s: %#', (_case, input, { isReconfigured, isRescheduled }) => {
    const change = sent(input);
    expect(change).toMatchObject({ isRescheduled, present: agent._configurations[0] });
    expect(change.configuration.hash !== change.present.hash).toBe(isReconfigured);
    expect(servedConfiguration(change.asked)).toMatchObject({
      hash: change.configuration.hash,
      schedule_hash: change.configuration.schedule_hash,
    });
  });

  it.each<[string | undefined, number | undefined, boolean]>([
    [undefined, undefined, false],
    ['yesterday', undefined, false],
    ['2024-05-09T09:52:58.261714', written - 1, true],
    [agent.updated_at, written, false],
  ])('is based on a copy of %s', (updated_at, base, isOvertaken) => {
    expect(sent(updated_at === undefined ? {} : { updated_at })).toMatchObject({ base, isOvertaken });
  });

  it('takes a schedule out only where the whole plan is sent without one', () => {
    const whole = { client_id, job_actions, updated_at: agent.updated_at, job_schedule: { status: 'stop' } };
    expect(sent(whole).asked.job_schedule).not.toHaveProperty('schedule_interval');
    const { updated_at, ...undated } = whole;
    expect(sent(undated).asked.job_schedule).toHaveProperty('schedule_interval');
  });

  it('has a trigger that an agent can run, where it is another one', () => {
    const job_schedule = { schedule_hour: '25' };
    const check =
      (input: JobInput, stored = agent) =>
      () => {
        assertChangedTrigger(sent(input, stored));
      };
    expect(check({ job_schedule })).toThrow(BadDataFormat);
    const imported = storedJob({ ...agentJob(), job_schedule });
    expect(check({ name: 'x', job_schedule }, imported)).not.toThrow();
  });
});

describe('a document', () => {
  const documented = { name: '', description: '', disabled: false, session_id: '', session_tag: 0 };
  const input = { client_id, job_actions, job_schedule: { schedule_hour: '4', status: 'running' } };
  const job_schedule = { schedule_hour: '4' };

  it('that makes a plan asks for all that a user decides', () => {
    const { asked, ...words } = sentPlan({ project_id: 'p' }, { ...input, job_actions: [] }, context);
    expect(asked).toEqual({ ...documented, client_id, job_actions: [], job_schedule });
    expect(words).toMatchObject({ reported: { status: 'running' }, isReport: true, now: context.now });
  });

  it('that replaces one asks for the same, and leaves who made it when', () => {
    const { asked, reported } = sentReplacement(agent, input, context);
    expect(asked).toEqual({ ...agent, ...documented, job_actions, job_schedule });
    expect(reported).toEqual({ status: 'running' });
  });

  it.each([
    [client_id, 'none', { isManaged: false, hasRunner: true, isClocked: false }],
    [client_id, 'stack', { isManaged: false, hasRunner: true, isClocked: false }],
    ['hci', 'none', { isManaged: true, hasRunner: false, isClocked: false }],
    ['hci', 'external', { isManaged: true, hasRunner: true, isClocked: false }],
    ['hci', 'paused', { isManaged: true, hasRunner: true, isClocked: true }],
    ['hci', 'stack', { isManaged: true, hasRunner: true, isClocked: true }],
  ] as const)('for %s (a runner: %s) tells who would run the plan', (client, managedRunner, expected) => {
    const plan = { ...input, client_id: client };
    const there = { ...context, managedRunner };
    expect(sentPlan(agent, plan, there)).toMatchObject(expected);
    expect(sentReplacement(agent, plan, there)).toMatchObject(expected);
    expect(sentChanges(agent, plan, there)).toMatchObject(expected);
  });
});
