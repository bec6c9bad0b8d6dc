import { isAtRest, isCompleted } from '../seen';
import type { Story } from '../story';

const RECURRING = ['recurring', 'edited'];

export function describeRestarts(story: () => Story): void {
  it('goes on after SIGKILL and a new start, and runs nothing again that has ended', async () => {
    const { machine, watch } = story().stage;
    await story().end('SIGKILL');
    const others = Object.entries(machine.allRuns()).filter(([name]) => !RECURRING.includes(name));
    const before = await watch.see();
    story().start();
    await story().untilPolled();
    await Promise.all(RECURRING.map((name) => story().untilRuns(name, 2)));

    expect(machine.allRuns()).toMatchObject(Object.fromEntries(others));
    const after = await watch.see();
    expect(after.jobs.filter(isCompleted)).toEqual(before.jobs.filter(isCompleted));
    expect(after.backups).toEqual(before.backups);
    expect(after.clients).toEqual(before.clients);
  });

  it('forgets a job that is deleted', async () => {
    await story().remove('edited');
    await story().expectRest('edited');
    const { jobs } = await story().stage.watch.see();
    expect(jobs.map(({ id }) => id)).not.toContain(story().id('edited'));
  });

  it('leaves a stopped job alone after SIGTERM and a new start, until it is started', async () => {
    const { machine } = story().stage;
    await story().ask('stop', 'recurring');
    await story().untilJob('recurring', 'is at rest', isAtRest);
    // The end of a run that is going on at that moment would be reported as the job's end, with Freezer as well.
    await story().untilIdle('recurring');
    const before = machine.allRuns();
    await story().end('SIGTERM');
    story().start();
    await story().untilPolled();
    expect(machine.allRuns()).toEqual(before);
    await story().ask('start', 'recurring');
    await story().untilRuns('recurring', 1);
  });
}
