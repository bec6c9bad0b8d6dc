import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The variable with the folder in which each test file of the run says that all is up, with its process id. */
export const READY = 'FREEZER_READY';
const FILES = ['peers', 'local-stack'] as const;
const REPOSITORY = resolve(__dirname, '../../..');

export async function forEver(): Promise<never> {
  for (;;) await wait(60_000);
}

/** A run of jest with two workers, in the midst of which something happens. */
export class InterruptedRun {
  private readonly folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
  /** The only place for the run's temporary files. */
  private readonly temporary = join(this.folder, 'tmp');
  private readonly child: ChildProcess;

  constructor() {
    mkdirSync(this.temporary);
    const args = ['--testMatch', '**/test/interop/leavings/*.fixture.ts', '--maxWorkers=2'];
    const cache = ['--cacheDirectory', join(REPOSITORY, '.cache/jest-of-interrupted-runs')];
    this.child = spawn(
      process.execPath,
      [join(REPOSITORY, 'node_modules/jest/bin/jest.js'), ...args, ...cache],
      {
        cwd: REPOSITORY,
        env: { PATH: process.env['PATH'], TMPDIR: this.temporary, [READY]: this.folder },
        stdio: 'ignore',
      },
    );
  }

  /** Until all is up. */
  async ready(): Promise<void> {
    while (!FILES.every((file) => existsSync(join(this.folder, file)))) {
      if (this.child.exitCode !== null) throw new Error('The run has ended before anything happened to it.');
      await wait(100);
    }
  }

  /** @param whom The whole run, or the worker with a test file. */
  kill(whom: 'run' | (typeof FILES)[number], signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.child;
    process.kill(
      whom === 'run' ? Number(pid) : Number(readFileSync(join(this.folder, whom), 'utf8')),
      signal,
    );
  }

  /** What the processes are called that have anything to do with the run's temporary files, itself included. */
  processes(): readonly string[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && this.isOurs(name))
      .map(nameOf)
      .sort();
  }

  files(): readonly string[] {
    return readdirSync(this.temporary);
  }

  /** Ends what is left, if the run left anything. */
  close(): void {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && this.isOurs(name))) {
      process.kill(Number(pid), 'SIGKILL');
    }
    rmSync(this.folder, { recursive: true, maxRetries: 5 });
  }

  private isOurs(pid: string): boolean {
    return ['cmdline', 'environ'].some((file) => read(`/proc/${pid}/${file}`).includes(this.temporary));
  }
}

function nameOf(pid: string): string {
  return read(`/proc/${pid}/comm`).trim();
}

/** It may be gone by now. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
