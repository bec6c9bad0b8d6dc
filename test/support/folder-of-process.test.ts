import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderOfProcess } from './folder-of-process';

describe('the folder of a process', () => {
  it('is there as long as the process, and goes with it when that is killed', async () => {
    const child = spawn('sleep', ['600']);
    const [mine, its] = [folderOfProcess('freezer-mine-'), folderOfProcess('freezer-its-', child.pid)];
    writeFileSync(join(its, 'file'), 'text');
    child.kill('SIGKILL');
    await once(child, 'exit');
    while (existsSync(its)) await wait(50);
    expect(existsSync(mine)).toBe(true);
    rmSync(mine, { recursive: true });
  });
});
