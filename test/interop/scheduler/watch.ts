import { setTimeout as wait } from 'node:timers/promises';
import type { Api } from './api';
import type { EventTable } from './event-table';
import { fieldsOf, look, type Seen, type SeenJob } from './seen';

/** Nothing that is waited for takes nearly as long; a busy machine may be slow. */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 250;
const PAUSE_OF_NOBODY_MS = 500;

/** Somebody who looks at the API all the time, and notes what has changed since the last look. */
export class Watch {
  private readonly names = new Map<string, string>();
  private readonly noted = new Map<string, string>();
  private looking: Promise<unknown> = Promise.resolve();
  private last: Promise<unknown> = Promise.resolve();
  private readonly ended = new AbortController();

  constructor(
    private readonly api: Api,
    private readonly events: EventTable,
  ) {}

  /** Looks from now on, also while nobody waits for anything. */
  start(): void {
    this.looking = (async () => {
      while (!this.ended.signal.aborted) {
        await this.see();
        await wait(PAUSE_OF_NOBODY_MS);
      }
    })();
    // A look that fails, fails in `until` as well.
    this.looking.catch(() => undefined);
  }

  async close(): Promise<void> {
    this.ended.abort();
    await this.looking.catch(() => undefined);
  }

  /** What the job is called in the events. */
  name(id: string, name: string): void {
    this.names.set(id, name);
  }

  nameOf(id: string): string {
    return this.names.get(id) ?? id;
  }

  /**
   * Looks until something is there to be seen.
   * @throws Error with the jobs as they were seen last.
   */
  async until(what: string, isTrue: (seen: Seen) => boolean | Promise<boolean>): Promise<Seen> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const seen = await this.see();
      if (await isTrue(seen)) return seen;
      if (Date.now() > deadline) {
        const states = seen.jobs.map((job) => `${this.nameOf(job.id)}: ${stateOf(job)}`);
        throw new Error(`Waited in vain until ${what}; seen last:\n${states.join('\n')}`);
      }
      await wait(PAUSE_MS);
    }
  }

  /** Looks once; looks do not overtake each other, or a change would be noted twice. */
  see(): Promise<Seen> {
    const seeing = this.last.then(() => this.lookAndNote());
    this.last = seeing.catch(() => undefined);
    return seeing;
  }

  private async lookAndNote(): Promise<Seen> {
    const seen = await look(this.api);
    for (const { client } of seen.clients) {
      const { client_id } = fieldsOf(client);
      this.noteChange(`client ${String(client_id)}`, 'is registered');
    }
    for (const job of seen.jobs) this.noteChange(this.nameOf(job.id), stateOf(job));
    for (const { backup_id, backup_metadata } of seen.backups) {
      const { job_id, backup_name } = backup_metadata;
      const job = this.nameOf(String(job_id));
      this.noteChange(`backup ${String(backup_id)}`, `"${String(backup_name)}" of ${job} is recorded`);
    }
    return seen;
  }

  private noteChange(subject: string, state: string): void {
    if (this.noted.get(subject) === state) return;
    this.noted.set(subject, state);
    this.events.note('API', `${subject}: ${state}`);
  }
}

function stateOf({ status, result, event }: SeenJob): string {
  const words = [status || 'new', ...(result ? [result] : []), ...(event ? [`${event} requested`] : [])];
  return words.join(', ');
}
