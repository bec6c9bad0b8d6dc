import type { Work } from './machine';
import { exec, planOf } from './plans';
import { fieldsOf, type Fields, seenJob, type SeenJob } from './seen';
import type { Stage } from './stage';
import type { Obstacle } from './wire';

/** What people do and what they wait for; all of it is noted, and jobs go by their names. */
export class Story {
  private readonly ids = new Map<string, string>();

  constructor(readonly stage: Stage) {}

  start(): void {
    this.stage.events.note('machine', 'starts freezer-scheduler');
    this.stage.machine.start();
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.stage.events.note('machine', `${signal} to freezer-scheduler`);
    await this.stage.machine.end(signal);
  }

  id(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`There is no job ${name}.`);
    return id;
  }

  async create(name: string, plan: Fields): Promise<void> {
    const { api, clientId, events, watch } = this.stage;
    events.note('user', `creates ${name}`);
    const job = { description: name, client_id: clientId, ...plan };
    const id = String(fieldsOf(await api.succeed('POST', 'jobs', job))['job_id']);
    this.ids.set(name, id);
    watch.name(id, name);
  }

  createExec(name: string, work: Work, schedule: Fields = {}): Promise<void> {
    return this.create(name, planOf([exec(this.stage.machine.command(name, work))], schedule));
  }

  async change(name: string, changes: Fields): Promise<void> {
    this.stage.events.note('user', `changes ${name}: ${JSON.stringify(changes)}`);
    await this.stage.api.succeed('PATCH', `jobs/${this.id(name)}`, changes);
  }

  async remove(name: string): Promise<void> {
    this.stage.events.note('user', `deletes ${name}`);
    await this.stage.api.succeed('DELETE', `jobs/${this.id(name)}`);
  }

  async show(name: string): Promise<SeenJob> {
    return seenJob(fieldsOf(await this.stage.api.succeed('GET', `jobs/${this.id(name)}`)));
  }

  async ask(event: 'start' | 'stop' | 'abort', name: string): Promise<void> {
    this.stage.events.note('user', `asks for a ${event} of ${name}`);
    await this.stage.api.succeed('POST', `jobs/${this.id(name)}/event`, { [event]: null });
  }

  /** The same by a command, which says so. */
  async command(event: 'Start' | 'Stop' | 'Abort', name: string): Promise<void> {
    const id = this.id(name);
    const { output, errors, exitCode } = await this.stage.freezer(`job-${event.toLowerCase()}`, id);
    const said = `${event} request sent for job ${id}\n`;
    expect({ said: output + errors, exitCode }).toEqual({ said, exitCode: 0 });
  }

  /** Ends the command of a job that waits. */
  release(name: string): void {
    this.stage.events.note('machine', `ends the command of ${name}`);
    this.stage.machine.release(name);
  }

  obstruct(what: string, obstacle: Obstacle): void {
    this.stage.events.note('wire', what);
    this.stage.wire.put(obstacle);
  }

  clear(): void {
    this.stage.events.note('wire', 'lets everything pass');
    this.stage.wire.put(undefined);
  }

  runs(name: string): number {
    return this.stage.machine.runs(name);
  }

  async untilRuns(name: string, more: number): Promise<void> {
    const enough = this.runs(name) + more;
    await this.stage.watch.until(`${name} has run ${more} times more`, () => this.runs(name) >= enough);
  }

  async untilJob(name: string, what: string, isTrue: (job: SeenJob) => boolean): Promise<void> {
    const id = this.id(name);
    await this.stage.watch.until(`${name} ${what}`, ({ jobs }) =>
      jobs.some((job) => job.id === id && isTrue(job)),
    );
  }

  /** Until the scheduler has worked through so many more lists of its jobs. */
  async untilPolled(times = 3): Promise<void> {
    const { watch, wire } = this.stage;
    // The last one is known to be over when the next begins.
    const enough = wire.polls() + times + 1;
    await watch.until(`the scheduler has polled ${times} times`, () => wire.polls() >= enough);
  }

  /** Once its scheduler has taken a job from its calendar: until a run has ended that was due before. */
  async untilIdle(name: string): Promise<void> {
    await this.untilPolled(1);
    const id = this.id(name);
    await this.stage.watch.until(`no agent works for ${name}`, () => !this.stage.machine.isBusy(id));
  }

  async expectRest(name: string): Promise<void> {
    await this.untilIdle(name);
    const before = this.runs(name);
    await this.untilPolled();
    expect(this.runs(name)).toBe(before);
    expect(this.stage.machine.isBusy(this.id(name))).toBe(false);
  }
}
