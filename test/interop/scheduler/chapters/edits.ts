import { isAtRest, isCompleted, isRunning } from '../seen';
import type { Story } from '../story';

const NAMES = { name: 'Nightly', description: 'Changed' };
const SCHEDULE = { schedule_interval: '3 seconds' };
const AS_SCHEDULED = "scheduler job with parameters {'trigger': 'interval', 'seconds': 3}";

/** What a user changes while an agent is at work: its scheduler has the former plan, and reports by sending it back. */
export function describeEdits(story: () => Story): void {
  const expectChanged = async (): Promise<void> => {
    const { document, schedule } = await story().show('edited');
    expect(document).toMatchObject(NAMES);
    expect(schedule).toMatchObject(SCHEDULE);
  };

  it('leaves name, description and schedule as a user has changed them', async () => {
    await story().createExec('edited', 'waits', { schedule_interval: '1 seconds' });
    await story().createExec('edited-once', 'waits');
    for (const name of ['edited', 'edited-once']) await story().untilJob(name, 'is running', isRunning);
    await story().change('edited', { ...NAMES, job_schedule: SCHEDULE });
    await story().change('edited-once', NAMES);
    for (const name of ['edited', 'edited-once']) story().release(name);
    await story().untilRuns('edited', 2);
    await expectChanged();
    await story().untilJob('edited-once', 'is completed', isCompleted);
    expect(await story().show('edited-once')).toMatchObject({ document: NAMES, result: 'success' });
  });

  it('runs by the new schedule once the job is stopped and started', async () => {
    expect(story().stage.machine.log()).not.toContain(AS_SCHEDULED);
    await story().ask('stop', 'edited');
    await story().untilJob('edited', 'is at rest', isAtRest);
    await story().ask('start', 'edited');
    await story().untilRuns('edited', 1);
    expect(story().stage.machine.log()).toContain(AS_SCHEDULED);
    await expectChanged();
  });

  it('lets a job rest that is disabled while it runs, and leaves it disabled', async () => {
    await story().createExec('disabled', 'waits', { schedule_interval: '1 seconds' });
    await story().untilJob('disabled', 'is running', isRunning);
    await story().change('disabled', { disabled: true });
    story().release('disabled');
    await story().untilJob('disabled', 'is at rest', isAtRest);
    await story().expectRest('disabled');
    expect((await story().show('disabled')).document).toMatchObject({ disabled: true });
  });
}

/** After restarts, which have enabled nothing. */
export function describeEnabling(story: () => Story): void {
  it('goes on with a job that is not disabled any more', async () => {
    expect((await story().show('disabled')).document).toMatchObject({ disabled: true });
    await story().change('disabled', { disabled: false });
    await story().untilRuns('disabled', 2);
    expect((await story().show('disabled')).document).toMatchObject({ disabled: false });
    await story().remove('disabled');
  });
}
