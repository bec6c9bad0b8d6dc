import { Conflict } from '../../../../functions/errors';
import { withEvent } from '../../../../functions/jobs/document/asked-event';
import type { JobEvent } from '../../../../functions/jobs/document/events';
import type { StoredJob } from '../../../../functions/jobs/document/job';
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

const asked = (stored: StoredJob, event: JobEvent) => withEvent(stored, event, CLOCK_CONTEXT);

describe('a start', () => {
  const resting = restingJob();

  it.each<[string, StoredJob]>([
    ['to come', clockedJob()],
    ['stopped', resting],
    ['completed', { ...resting, status: 'completed' }],
    [
      'left running by another runner',
      { ...resting, status: 'running', job_schedule: { ...AT_13, event: 'start' } },
    ],
  ])('makes a plan due now: %s', (_what, stored) => {
    const { job: next, result } = asked(stored, 'start');
    expect(result).toBe('success');
    expect(clockOf(next)).toEqual({ ...clockOf(clockedJob()), _due: '2024-06-01T12:00:00' });
    expect(next.job_schedule['event'] ?? '').toBe('');
  });

  it.each<[string, Partial<StoredJob>]>([
    ['is due already', OWED],
    ['runs already', { _run: '2024-06-01T11:00:00', status: 'running' }],
  ])('of a plan that %s was asked for before', (_what, changes) => {
    const stored = clockedJob(changes);
    expect(asked(stored, 'start')).toEqual({ job: stored, result: 'start already requested' });
  });

  it.each(['stop', 'abort'] as const)('waits until a run that was asked to %s has ended', (event) => {
    const stored = clockedJob({ _run: '2024-06-01T11:00:00', job_schedule: { ...AT_13, event } });
    expect(() => asked(stored, 'start')).toThrow(
      new Conflict(`A run was asked to ${event}: start the plan when it has ended.`),
    );
  });

  it('of a disabled plan is none', () => {
    expect(() => asked(clockedJob({ disabled: true }), 'start')).toThrow(Conflict);
  });
});

describe.each(['stop', 'abort'] as const)('%s', (event) => {
  it.each<[string, Partial<StoredJob>]>([
    ['with a start to come', {}],
    ['that is due', OWED],
    ['that is disabled', { disabled: true }],
    ['that another runner left', { status: 'running', job_schedule: { ...AT_13, event } }],
  ])('of a plan that rests is answered at once: %s', (_what, changes) => {
    const { job: next, result } = asked(clockedJob(changes), event);
    expect(result).toBe('success');
    expect(clockOf(next)).toEqual({
      _due: undefined,
      _due_shard: undefined,
      _anchor: DUE._anchor,
      status: 'stop',
    });
    expect(next.job_schedule['event'] ?? '').toBe('');
    expect(next).toMatchObject(RIGHTS);
    expect(asked(next, event)).toEqual({ job: next, result: 'success' });
  });

  it('of a run is for the runner, once', () => {
    const { job: next, result } = asked(clockedJob({ _run: DUE._anchor, status: 'running' }), event);
    expect(result).toBe('success');
    expect(next).toMatchObject({ _run: DUE._anchor, job_schedule: { ...AT_13, event } });
    expect(next.status).toBe(event === 'stop' ? 'running' : 'aborting');
    expect(next._due).toBe(event === 'stop' ? undefined : DUE._due);
    expect(asked(next, event)).toEqual({ job: next, result: `${event} already requested` });
  });
});

it('aborts and then rests, in whatever order both are asked for', () => {
  const running = clockedJob({ _run: DUE._anchor, status: 'running' });
  for (const [one, other] of [
    ['stop', 'abort'],
    ['abort', 'stop'],
  ] as const) {
    const { job: next } = asked(asked(running, one).job, other);
    expect(next).toMatchObject({ status: 'aborting', job_schedule: { event: 'abort' } });
    expect(next._due).toBeUndefined();
  }
});
