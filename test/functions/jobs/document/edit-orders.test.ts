import { Conflict, PreconditionFailed } from '../../../../functions/errors';
import { withEvent } from '../../../../functions/jobs/document/asked-event';
import { editedJob } from '../../../../functions/jobs/document/edited-job';
import { type JobEvent, pendingEvent } from '../../../../functions/jobs/document/events';
import type { ChangeContext, StoredJob } from '../../../../functions/jobs/document/job';
import type { JobInput } from '../../../../functions/jobs/document/job-input';
import { attachedJob, detachedJob } from '../../../../functions/jobs/document/membership';
import { configuredSchedule } from '../../../../functions/schedule/schedule';
import { type Configuration, FIRST, readers, step, type Step } from '../../../support/edit-steps';
import { fc } from '../../../support/fast-check';
import { agentJob, changeContext, storedJob } from '../../../support/job';
import { copyOf } from '../../../support/job-copy';

interface Copy {
  readonly job: StoredJob;
  readonly configuration: Configuration;
  /** How many configurations came before it. */
  readonly changes: number;
}

const REMEMBERED = 10;

/** A plan, the copies of it that people and agents hold, and what its configuration must be. */
class World {
  job = storedJob(agentJob());
  model = FIRST;
  changes = 0;
  now = new Date('2024-06-01T12:00:00.000Z');
  readonly copies = new Map(readers.map((who) => [who, this.copy()]));

  take(step: Step): void {
    switch (step.does) {
      case 'read':
        this.copies.set(step.who, this.copy());
        // An agent that polls is shown what is asked of it; the clock stands still, and goes on now and then.
        if (step.who.endsWith('agent')) this.job = { ...this.job, _event_shown: true };
        else this.now = new Date(this.now.getTime() + 1);
        return;
      case 'change':
        this.patch(inputOf(step.change));
        this.become({ ...this.model, ...step.change });
        return;
      case 'edit a copy':
        this.editCopy(this.copyOf(step.who), step.change);
        return;
      case 'ask':
        this.ask(step.event);
        return;
      case 'attach': {
        const { session: session_id, tag: session_tag, schedule } = step;
        this.job = attachedJob(this.job, { session_id, session_tag, schedule }, this.context());
        this.become({ ...this.model, session: session_id, schedule });
        return;
      }
      case 'detach':
        this.job = detachedJob(this.job, step.session, this.context());
        if (step.session === this.model.session) this.become({ ...this.model, session: '' });
        return;
      case 'echo': {
        const copy = this.copyOf('agent');
        this.reportWith({ ...copyOf(copy.job, step.said), session_tag: step.tag }, copy);
        return;
      }
      case 'report': {
        const copy = this.copyOf('thin agent');
        const session_id = copy.configuration.session;
        const job_schedule = { ...copy.job.job_schedule, ...step.said };
        this.reportWith({ job_schedule, session_id, session_tag: step.tag }, copy);
      }
    }
  }

  /** What is asked for is pending, and nobody was shown it yet; whoever rests is asked for no rest. */
  ask(event: JobEvent): void {
    const before = this.job;
    try {
      this.job = withEvent(before, event, this.context()).job;
    } catch (error) {
      expect(error).toBeInstanceOf(Conflict);
      expect(event === 'start' && this.model.disabled).toBe(true);
      return;
    }
    const rests = event !== 'start' && before.job_schedule['status'] === 'completed';
    expect(pendingEvent(this.job)).toBe(rests ? '' : event);
    if (this.job !== before) expect(this.job._event_shown).toBeUndefined();
  }

  editCopy(copy: Copy, change: Partial<Configuration>): void {
    const wanted = { ...copy.configuration, ...change };
    const shown = copyOf(copy.job, {});
    const configured = Object.keys(configuredSchedule(copy.job.job_schedule));
    const rest = Object.entries(shown.job_schedule ?? {}).filter(([key]) => !configured.includes(key));
    const body = {
      ...shown,
      ...inputOf(wanted),
      job_schedule: { ...Object.fromEntries(rest), ...wanted.schedule },
    };
    const isAcceptable = this.mayEdit(copy, wanted);
    const isAccepted = this.patch(body);
    expect(isAccepted).toBe(isAcceptable);
    if (isAccepted && copy.changes === this.changes) this.become(wanted);
  }

  /** Nobody else decided anything since the copy was read, or the editor decides nothing else. */
  mayEdit(copy: Copy, wanted: Configuration): boolean {
    if (equal(wanted, this.model)) return true;
    if (copy.changes !== this.changes) return equal(wanted, copy.configuration) && !this.hasForgotten(copy);
    const held = pendingEvent(copy.job);
    const isOvertaken = copy.job.updated_at !== this.job.updated_at;
    return !(isOvertaken && held !== '' && held !== pendingEvent(this.job));
  }

  /**
   * Reports change no configuration and speak of their own session. They take no start away that nobody was shown, and
   * no stop before all runs are over.
   */
  reportWith(body: JobInput, copy: Copy): void {
    if (this.hasForgotten(copy)) return;
    const before = this.job;
    const isAccepted = this.patch(body);
    if (body.updated_at !== undefined) expect(isAccepted).toBe(true);
    const speaksOfIt = isAccepted && copy.configuration.session === this.model.session;
    expect(this.job.session_tag).toBe(speaksOfIt ? body.session_tag : before.session_tag);
    const pending = pendingEvent(before);
    if (pending === 'start' || pending === '') {
      if (pending !== '' && !before._event_shown) expect(pendingEvent(this.job)).toBe(pending);
      return;
    }
    // Agents echo no start: who does is a person.
    if (before._event_shown && body.job_schedule?.['event'] === 'start') return;
    const isOver = this.job.job_schedule['status'] === 'completed';
    expect(pendingEvent(this.job)).toBe(isOver ? '' : pending);
  }

  /** @returns Whether it was accepted. */
  patch(body: JobInput): boolean {
    const before = this.job;
    try {
      this.job = editedJob(before, body, this.context());
    } catch (error) {
      expect(error).toBeInstanceOf(PreconditionFailed);
      return false;
    }
    if (this.job !== before) {
      expect(this.job._version).toBe(before._version + 1);
      expect(this.job.updated_at > before.updated_at).toBe(true);
    }
    return true;
  }

  context(): ChangeContext {
    return changeContext({ now: this.now, user_id: this.job.user_id });
  }

  become(configuration: Configuration): void {
    if (!equal(configuration, this.model)) this.changes += 1;
    this.model = configuration;
  }

  copy(): Copy {
    return { job: this.job, configuration: this.model, changes: this.changes };
  }

  copyOf(who: (typeof readers)[number]): Copy {
    return this.copies.get(who) ?? this.copy();
  }

  /** The last ten configurations are remembered, and those that agents hold. */
  hasForgotten(copy: Copy): boolean {
    const served = copy.job._configurations.at(-1)?.since;
    const isForgotten = !this.job._configurations.some(({ since }) => since === served);
    if (isForgotten) expect(this.changes - copy.changes).toBeGreaterThanOrEqual(REMEMBERED);
    return isForgotten;
  }
}

function inputOf({ name, disabled, schedule, actions, session }: Partial<Configuration>): JobInput {
  return {
    ...(name !== undefined && { name }),
    ...(disabled !== undefined && { disabled }),
    ...(schedule && { job_schedule: schedule }),
    ...(actions && { job_actions: actions }),
    ...(session !== undefined && { session_id: session }),
  };
}

function stored(job: StoredJob): Configuration {
  return {
    name: job.name ?? '',
    disabled: job.disabled ?? false,
    schedule: configuredSchedule(job.job_schedule),
    actions: job.job_actions,
    session: job.session_id ?? '',
  };
}

const equal = (one: Configuration, other: Configuration) => textOf(one) === textOf(other);

const textOf = ({ name, disabled, schedule, actions, session }: Configuration) =>
  JSON.stringify([name, disabled, schedule, actions, session]);

describe('editors, an agent that echoes and one that reports, in any order', () => {
  it('never lose silently what an editor was told is done', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const world = new World();
        for (const step of steps) {
          world.take(step);
          expect(stored(world.job)).toEqual(world.model);
        }
      }),
      { numRuns: 120 },
    );
  });
});
