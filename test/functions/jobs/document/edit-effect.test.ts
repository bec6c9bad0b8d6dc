import { PreconditionFailed } from '../../../../functions/errors';
import { withEvent } from '../../../../functions/jobs/document/asked-event';
import { editedJob } from '../../../../functions/jobs/document/edited-job';
import type { StoredJob } from '../../../../functions/jobs/document/job';
import type { JobInput } from '../../../../functions/jobs/document/job-input';
import { agentJob, changeContext, storedJob } from '../../../support/job';
import { copyOf } from '../../../support/job-copy';

const context = changeContext();
const edit = (stored: StoredJob, ...inputs: readonly JobInput[]) =>
  inputs.reduce((job, input) => editedJob(job, input, context), stored);
const asked = (stored: StoredJob, event: 'start' | 'stop') => withEvent(stored, event, context).job;
const first = storedJob(agentJob());
const configurationOf = ({ name, description, disabled, job_actions, job_schedule }: StoredJob) => ({
  ...{ name, description, disabled, job_actions },
  schedule: job_schedule['schedule_interval'],
});
const hashesOf = ({ _configurations }: StoredJob) => _configurations.map(({ hash }) => hash);
const report = (status: string, more: object = {}) => ({ status, ...more });

describe('an agent that sends back the whole plan as it read it', () => {
  it.each<[string, JobInput]>([
    ['name', { name: 'x' }],
    ['disabled', { disabled: true }],
    ['schedule', { job_schedule: { schedule_interval: '2 days' } }],
    ['actions', { job_actions: [] }],
    ['everything', { name: 'x', description: 'y', job_actions: [], job_schedule: {} }],
  ])('reports, and does not undo a change of its %s', (_case, change) => {
    const changed = edit(first, change);
    const reported = edit(changed, copyOf(first, report('completed', { result: 'fail' })));
    expect(configurationOf(reported)).toEqual(configurationOf(changed));
    expect(reported.job_schedule).toMatchObject({ status: 'completed', result: 'fail' });
    expect(hashesOf(reported)).toEqual(hashesOf(changed));
  });

  it('reports on a plan that had no schedule when it was read', () => {
    const bare = storedJob({ ...agentJob(), job_schedule: { time_created: 1, status: 'running' } });
    const changed = edit(bare, { name: 'x', job_schedule: { schedule_interval: '2 days' } });
    const reported = edit(changed, copyOf(bare, report('completed')));
    expect(reported.job_schedule).toMatchObject({ status: 'completed', schedule_interval: '2 days' });
  });

  it('reports again and again, and after a configuration that came and went', () => {
    const changed = edit(
      first,
      { name: 'x' },
      copyOf(first, report('scheduled')),
      { name: '' },
      { name: 'y' },
    );
    const reported = edit(changed, copyOf(first, report('running')), copyOf(first, report('completed')));
    expect(reported).toMatchObject({ name: 'y', job_schedule: { status: 'completed' } });
  });

  it('does not answer an event that it has not seen', () => {
    const stopped = asked(first, 'stop');
    expect(edit(stopped, copyOf(first, report('scheduled'))).job_schedule['event']).toBe('stop');
    const disabled = edit(first, { disabled: true });
    expect(edit(disabled, copyOf(first, report('scheduled')))).toMatchObject({
      disabled: true,
      job_schedule: { event: 'stop' },
    });
  });

  it('is refused when ten configurations came between its copy and its first report, and loses nothing then', () => {
    const names = Array.from({ length: 10 }, (_, index) => ({ name: String(index) }));
    const reported = edit(first, ...names.slice(1), copyOf(first, report('completed')));
    expect(reported.job_schedule['status']).toBe('completed');
    expect(edit(reported, ...names, copyOf(first, report('stop'))).job_schedule['status']).toBe('stop');
    const forgotten = edit(first, ...names);
    expect(() => edit(forgotten, copyOf(first, report('completed')))).toThrow(PreconditionFailed);
  });
});

describe('somebody who reads a plan, edits it and sends it back', () => {
  it.each([
    ['nobody else', first],
    ['an agent that reported', edit(first, copyOf(first, report('completed', { time_ended: 9 })))],
    ['a user who asked for something', asked(first, 'stop')],
  ])('is obeyed beside %s, who is not undone', (_case, stored) => {
    const next = edit(stored, { ...copyOf(first, {}), name: 'x' });
    expect(next.name).toBe('x');
    expect(next.job_schedule).toEqual(stored.job_schedule);
  });

  it('may ask for a start at the same time, if the copy is the newest', () => {
    const copy = { ...copyOf(first, { event: 'start' }), name: 'x' };
    expect(edit(first, copy)).toMatchObject({ name: 'x', job_schedule: { event: 'start' } });
    expect(() => edit(edit(first, copyOf(first, report('stop'))), copy)).toThrow(PreconditionFailed);
  });

  it('is refused with a sentence when somebody else changed the plan, and may try again', () => {
    const changed = edit(first, { description: 'y' });
    const late = () => edit(changed, { ...copyOf(first, {}), name: 'x' });
    expect(late).toThrow(PreconditionFailed);
    expect(late).toThrow(`The plan was changed at ${changed.updated_at}`);
    expect(edit(changed, { ...copyOf(changed, {}), name: 'x' })).toMatchObject({
      name: 'x',
      description: 'y',
    });
  });

  it('is not refused for wanting what is there already', () => {
    const changed = edit(first, { name: 'x' });
    expect(edit(changed, { ...copyOf(first, {}), name: 'x' }).name).toBe('x');
  });

  it('may go back to an earlier configuration', () => {
    const changed = edit(first, { name: 'x' });
    expect(edit(changed, { ...copyOf(first, {}), updated_at: changed.updated_at }).name).toBe('');
  });

  it.each(['2024-99-99T00:00:00.000000', 'yesterday'])('says of when the copy is, not %s', (updated_at) => {
    const changed = edit(first, { name: 'x' });
    expect(edit(changed, { ...copyOf(first, {}), updated_at }).name).toBe('');
  });
});

describe('an agent that reports with the schedule alone', () => {
  const changed = edit(first, { job_schedule: { schedule_interval: '2 days' } });
  const thin = (said: object) => ({ job_schedule: { ...first.job_schedule, ...said } });

  it('does not undo a change of the schedule', () => {
    const reported = edit(changed, { ...thin(report('scheduled')), session_id: '', session_tag: 0 });
    expect(reported.job_schedule).toMatchObject({ status: 'scheduled', schedule_interval: '2 days' });
  });

  it('does not undo it after any number of changes, once it has reported', () => {
    const intervals = Array.from({ length: 30 }, (_, index) => ({
      job_schedule: { schedule_interval: `${index + 3} days` },
    }));
    const held = edit(first, thin(report('scheduled')));
    const reported = edit(held, ...intervals, thin(report('running')), copyOf(first, report('completed')));
    expect(reported.job_schedule).toMatchObject({ status: 'completed', schedule_interval: '32 days' });
  });

  it('is refused when it says the same again, as a user would who wants the former schedule back', () => {
    const again = () => edit(changed, thin(report('scheduled')), thin(report('scheduled')));
    expect(again).toThrow(PreconditionFailed);
    expect(again).toThrow('schedule_* keys alone');
  });

  it('may say nothing new but how far it is in the session', () => {
    const member = edit(changed, { session_id: 's', session_tag: 1 });
    const again = { ...thin(report('scheduled')), session_id: 's', session_tag: 2 };
    const reported = edit(member, thin(report('scheduled')), again);
    expect(reported).toMatchObject({ session_tag: 2, job_schedule: { schedule_interval: '2 days' } });
  });

  it('answers an event with nothing but that', () => {
    const job_schedule = { ...changed.job_schedule, event: 'start' };
    const shown = { ...changed, job_schedule, _event_shown: true };
    const answered = edit(shown, thin({ event: '' }));
    expect(answered.job_schedule).toMatchObject({ event: '', schedule_interval: '2 days' });
  });

  it.each<[string, JobInput, string]>([
    ['the former schedule alone', { job_schedule: { schedule_interval: '1 days' } }, '1 days'],
    ['it with an event', { job_schedule: { schedule_interval: '1 days', event: 'start' } }, '1 days'],
    ['it with a name', { name: 'x', ...thin(report('stop')) }, '1 days'],
    ['a schedule that was never there', thin({ schedule_interval: '3 days', status: 'stop' }), '3 days'],
  ])('is not a user who sends %s', (_case, input, expected) => {
    expect(edit(changed, input).job_schedule['schedule_interval']).toBe(expected);
  });

  it('is nobody whose plan is managed', () => {
    const managed = edit(storedJob(), { job_schedule: { schedule_hour: '14' } });
    const back = { job_schedule: { ...storedJob().job_schedule, status: 'stop' } };
    expect(edit(managed, back).job_schedule).toEqual(storedJob().job_schedule);
  });
});
