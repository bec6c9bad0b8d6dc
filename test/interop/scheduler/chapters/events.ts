import { isAtRest, isCompleted, isRunning } from '../seen';
import type { Story } from '../story';

/** A job that comes again and again, and what people ask for with `freezer`. */
export function describeEvents(story: () => Story): void {
  it('runs a recurring job again and again', async () => {
    await story().createExec('recurring', 'succeeds', { schedule_interval: '2 seconds' });
    await story().untilRuns('recurring', 3);
  });

  it('lets it rest after freezer job-stop', async () => {
    await story().command('Stop', 'recurring');
    await story().untilJob('recurring', 'is at rest', isAtRest);
    await story().expectRest('recurring');
  });

  it('goes on with it after freezer job-start', async () => {
    await story().command('Start', 'recurring');
    await story().untilRuns('recurring', 1);
    const { status, event } = await story().show('recurring');
    expect(['scheduled', 'running']).toContain(status);
    expect(event).toBe('');
  });

  it('ends a recurring job with its present run after freezer job-abort', async () => {
    await story().createExec('aborted', 'waits', { schedule_interval: '1 seconds' });
    await story().untilJob('aborted', 'is running', isRunning);
    await story().command('Abort', 'aborted');
    await story().untilPolled(1);
    // It has heard of it, but means to end its agent and does not.
    expect(await story().show('aborted')).toMatchObject({ status: 'running', event: 'abort' });
    story().release('aborted');
    await story().untilJob('aborted', 'is completed', isCompleted);
    await story().expectRest('aborted');
    expect(story().runs('aborted')).toBe(1);
  });

  it('runs a job that has ended once more after freezer job-start', async () => {
    await story().command('Start', 'append-1');
    await story().untilRuns('append-1', 1);
    await story().untilJob('append-1', 'is completed', isCompleted);
    expect(story().runs('append-1')).toBe(2);
  });
}
