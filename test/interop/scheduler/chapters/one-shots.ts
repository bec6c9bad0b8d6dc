import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { backup, planOf, restore } from '../plans';
import { isCompleted } from '../seen';
import type { Story } from '../story';

const APPENDING = Array.from({ length: 9 }, (_, index) => `append-${index + 1}`);
const RESULTS = {
  ...Object.fromEntries(APPENDING.map((name) => [name, 'success'])),
  ...{ failing: 'fail', docs: 'success', mail: 'success' },
};

/** Twelve jobs without a schedule: ten commands, a backup, and a backup that is restored. */
export function describeOneShots(story: () => Story): void {
  it('runs twelve jobs to their ends', async () => {
    const { machine, watch } = story().stage;
    for (const folder of ['docs', 'mail', 'restored']) mkdirSync(machine.path(folder));
    for (const folder of ['docs', 'mail']) writeFileSync(machine.path(folder, 'text'), `my ${folder}`);
    const container = machine.path('store');
    const docs = backup({ container, backup_name: 'docs' }, machine.path('docs'));
    const files = { container, backup_name: 'mail' };
    const mail = [backup(files, machine.path('mail')), restore(files, machine.path('restored'))];
    for (const name of APPENDING) await story().createExec(name, 'succeeds');
    await story().createExec('failing', 'fails');
    await story().create('docs', planOf([docs]));
    await story().create('mail', planOf(mail));

    const { jobs } = await watch.until('all are completed', (seen) => seen.jobs.every(isCompleted));
    expect(Object.fromEntries(jobs.map(({ id, result }) => [watch.nameOf(id), result]))).toEqual(RESULTS);
    expect(readFileSync(machine.path('restored', 'text'), 'utf8')).toBe('my mail');
  });

  it('runs each of them once', async () => {
    const { machine, watch } = story().stage;
    await story().untilPolled();
    expect([...APPENDING, 'failing'].map((name) => story().runs(name))).toEqual(Array(10).fill(1));
    for (const name of readdirSync(machine.path('store', 'data', 'tar'))) {
      expect(readdirSync(machine.path('store', 'data', 'tar', name))).toHaveLength(1);
    }
    expect((await watch.see()).backups).toHaveLength(2);
  });

  it('records the two backups, and freezer lists them', async () => {
    const { machine, watch, freezer } = story().stage;
    const { backups } = await watch.see();
    const { output, exitCode } = await freezer('backup-list');
    expect(exitCode).toBe(0);
    for (const name of ['docs', 'mail']) {
      const fs_real_path = machine.path(name);
      const backup_metadata = { job_id: story().id(name), backup_name: name, mode: 'fs', fs_real_path };
      const recorded = backups.find(({ backup_metadata: { job_id } }) => job_id === backup_metadata.job_id);
      expect(recorded).toMatchObject({ backup_metadata });
      const row = `^\\| ${String(recorded?.backup_id)} \\|.*\\| ${fs_real_path} +\\|`;
      expect(output).toMatch(new RegExp(row, 'm'));
    }
  });
}
