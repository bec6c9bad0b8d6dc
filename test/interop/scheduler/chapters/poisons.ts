import { answering } from '../../../support/proxy';
import { exec, planOf } from '../plans';
import { MENDED, REFUSED } from '../poisoned-jobs';
import { isAtRest, isCompleted, SOME_DAY } from '../seen';
import type { Story } from '../story';

const UNAVAILABLE = answering(503, { title: 'Service Unavailable', description: 'As the test wants it' });

/** Jobs and answers that stop a scheduler from serving any job of its machine. */
export function describePoisons(story: () => Story): void {
  it.each(REFUSED)('is not given a job with $name', async ({ name, changes, says }) => {
    const { api, clientId, events, machine } = story().stage;
    const job = planOf([exec(machine.command('poisoned', 'succeeds'))]);
    const item = `jobs/${story().id('recurring')}`;
    const refusal = { status: 400, body: { description: expect.stringContaining(says) as unknown } };
    for (const path of ['jobs', item]) {
      expect(await api.ask('POST', path, { client_id: clientId, ...job, ...changes })).toMatchObject(refusal);
    }
    expect(await api.ask('PATCH', item, changes)).toMatchObject(refusal);
    events.note('API', `refuses ${name}`);
  });

  it.each(MENDED)('is given another job in place of one with $name', async ({ name, changes, schedule }) => {
    await story().createExec(name, 'succeeds', changes.job_schedule);
    await story().untilJob(name, 'is scheduled', ({ status }) => status === 'scheduled');
    expect((await story().show(name)).schedule).toMatchObject(schedule);
  });

  it('serves its other jobs beside those that are aborted and never ran', async () => {
    await story().createExec('aborted-unseen', 'succeeds', SOME_DAY);
    await story().ask('abort', 'aborted-unseen');
    await story().createExec('born-aborted', 'succeeds', { ...SOME_DAY, event: 'abort' });
    for (const name of ['aborted-unseen', 'born-aborted']) {
      await story().untilJob(name, 'is at rest', isAtRest);
    }
  });

  it('serves its other jobs beside one that it cannot report on', async () => {
    const reportable = (await story().stage.watch.see()).jobs.map(({ id }) => id);
    story().obstruct('refuses reports on a job to come', ({ method, url = '' }) => {
      const isRefused = method === 'PATCH' && !reportable.some((id) => url.includes(id));
      return Promise.resolve(isRefused ? UNAVAILABLE : undefined);
    });
    await story().createExec('unreported', 'succeeds', SOME_DAY);
    await story().untilPolled(2);
    await story().createExec('beside', 'succeeds');
    reportable.push(story().id('beside'));
    await story().untilJob('beside', 'is completed', isCompleted);
    expect((await story().show('unreported')).status).toBe('');
    story().clear();
  });

  it('goes on while the API is out of order', async () => {
    story().obstruct('refuses everything', () => Promise.resolve(UNAVAILABLE));
    await story().untilPolled(2);
    await story().untilRuns('recurring', 2);
    story().clear();
  });

  it('runs the next job, once', async () => {
    await story().createExec('last', 'succeeds');
    await story().untilJob('last', 'is completed', isCompleted);
    await story().untilPolled();
    expect(['beside', 'last'].map((name) => story().runs(name))).toEqual([1, 1]);
  });
}
