import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { folderOfProcess } from '../../support/folder-of-process';

/** What a command of a job does after it has left a line in the job's file. */
export type Work = 'succeeds' | 'fails' | 'waits';

const SCRIPTS: Readonly<Record<Work, string>> = {
  succeeds: 'echo run >> "$1"\n',
  fails: 'echo run >> "$1"\nexit 1\n',
  // A run whose end the test chooses. When there is no test any more, its file goes.
  waits: 'echo run >> "$1"\nwhile [ -e "$1" ] && [ ! -e "$1.released" ]; do sleep 0.1; done\n',
};

/** A machine that is backed up: a folder in which freezer-scheduler and its agents run, and the files they work on. */
export class Machine {
  readonly folder = folderOfProcess('freezer-machine-');
  private scheduler: ChildProcess | undefined;

  /** @param environment How to log in, as `OS_…` variables. */
  constructor(private readonly environment: Readonly<Record<string, string>>) {
    for (const name of ['jobs', 'tmp', 'work']) mkdirSync(this.path(name));
    for (const [work, script] of Object.entries(SCRIPTS)) writeFileSync(this.path(`${work}.sh`), script);
    writeFileSync(this.path('scheduler.conf'), schedulerConfig(this.folder));
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  /** An agent splits commands at blanks and starts no shell. */
  command(job: string, work: Work): string {
    return `/bin/sh ${this.path(`${work}.sh`)} ${this.file(job)}`;
  }

  /** How often the commands of a job were run. */
  runs(job: string): number {
    const file = this.file(job);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
  }

  /** The same of all jobs that have begun, by their names. */
  allRuns(): Readonly<Record<string, number>> {
    const jobs = readdirSync(this.path('work')).filter((name) => !name.endsWith('.released'));
    return Object.fromEntries(jobs.map((job) => [job, this.runs(job)]));
  }

  /** Ends the waiting of a job's command, this time and every time. */
  release(job: string): void {
    writeFileSync(`${this.file(job)}.released`, '');
  }

  /** Starts freezer-scheduler, as a service manager would: not as a daemon, and with nothing of the tests' environment. */
  start(): void {
    const output = openSync(this.path('output'), 'a');
    // It is killed together with a process that ends with this one: also when the tests are killed, and nobody stops it.
    const args = ['--pdeathsig', 'KILL', '/usr/bin/freezer-scheduler'];
    this.scheduler = spawn(
      '/usr/bin/setpriv',
      [...args, '--config-file', this.path('scheduler.conf'), 'start'],
      {
        // Agents make the folder of their backups where they are.
        cwd: this.folder,
        env: {
          PATH: '/usr/bin:/bin:/usr/sbin:/sbin',
          LANG: 'C.UTF-8',
          HOME: this.folder,
          TMPDIR: this.path('tmp'),
          ...this.environment,
        },
        stdio: ['ignore', output, output],
        // In a process group of its own, together with its agents.
        detached: true,
      },
    );
    closeSync(output);
  }

  /** Ends the scheduler as people do, or as a power cut does; agents that are running then go on. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    return this.endWith((pid) => process.kill(pid, signal));
  }

  /** What the scheduler wrote so far. */
  log(): string {
    return ['output', 'scheduler.log']
      .map((name) => this.path(name))
      .map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
      .join('');
  }

  complaints(): readonly string[] {
    return this.log()
      .split('\n')
      .filter((line) => line.includes(' ERROR '));
  }

  /** Whether an agent is at work for a job of one command, as the scheduler that was started last has it. */
  isBusy(id: string): boolean {
    const log = this.log().split('Starting in no-daemon mode').at(-1) ?? '';
    return log.split(`job ${id} running`).length !== log.split(`Job ${id} action exec`).length;
  }

  async close(): Promise<void> {
    // Its agents as well: they would make their folder anew.
    await this.endWith((pid) => process.kill(-pid, 'SIGKILL'));
    rmSync(this.folder, { recursive: true, maxRetries: 5 });
  }

  private async endWith(kill: (pid: number) => void): Promise<void> {
    const { scheduler } = this;
    if (scheduler?.pid === undefined || scheduler.exitCode !== null || scheduler.signalCode !== null) return;
    const exited = once(scheduler, 'exit');
    kill(scheduler.pid);
    await exited;
  }

  private file(job: string): string {
    return this.path('work', job);
  }
}

/** A second between polls in place of a minute; more jobs at a time than the one that is usual, because some wait. */
function schedulerConfig(folder: string): string {
  return `[DEFAULT]
no_daemon = true
interval = 1
concurrent_jobs = 3
jobs_dir = ${folder}/jobs
log_file = ${folder}/scheduler.log
`;
}
