import { setTimeout as wait } from 'node:timers/promises';
import { InterruptedRun } from './leavings/interrupted-run';

/** Whatever ends a run, and whichever of its processes: neither a process nor a file is left. */
let run: InterruptedRun;
beforeEach(async () => {
  run = new InterruptedRun();
  await run.ready();
  expect(run.processes()).toEqual(expect.arrayContaining(['node', 'python3', 'sh', 'tail', 'uwsgi_python3']));
  expect(run.files()).not.toEqual([]);
}, 300_000);
afterEach(() => {
  run.close();
});

/** Nothing says when it is there: who waits in vain is stopped by the test's time. */
async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) await wait(100);
}

const isLeftNothing = (): boolean => run.processes().length + run.files().length === 0;

it('a run that is killed leaves nothing', async () => {
  run.kill('run', 'SIGKILL');
  await until(isLeftNothing);
}, 120_000);

it('a worker that is killed leaves none of its peers, and a run that is told to end nothing', async () => {
  run.kill('peers', 'SIGKILL');
  await until(() => !run.processes().some((name) => /^(python3|tail|uwsgi)/.test(name)));
  expect(run.processes()).toContain('node');
  run.kill('run', 'SIGTERM');
  await until(isLeftNothing);
}, 120_000);
