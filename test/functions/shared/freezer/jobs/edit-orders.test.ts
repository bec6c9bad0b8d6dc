import fc from 'fast-check';
import { Conflict, PreconditionFailed } from '../../../../../functions/shared/errors';
import { editedJob } from '../../../../../functions/shared/freezer/jobs/edited-job';
import type { JobAction, StoredJob } from '../../../../../functions/shared/freezer/jobs/job';
import type { JobSchedule } from '../../../../../functions/shared/freezer/schedule/schedule';
import { withEvent } from '../../../../../functions/shared/freezer/jobs/job-event';
import { type JobEvent, pendingEvent } from '../../../../../functions/shared/freezer/jobs/pending-event';
import { configuredSchedule } from '../../../../../functions/shared/freezer/schedule/schedule';
import type { JobInput } from '../../../../../functions/shared/freezer/jobs/schema/job-input';
import { agentJob, changeContext, storedJob } from '../../../../support/job';
import { copyOf } from '../../../../support/job-copy';

/** What a user decides, as the model knows it: by value, without hashes. */
interface Configuration {
  readonly name: string;
  readonly disabled: boolean;
  readonly schedule: JobSchedule;
  readonly actions: readonly JobAction[];
}

interface Copy {
  readonly job: StoredJob;
  readonly configuration: Configuration;
  /** How many configurations came before it. */
  readonly changes: number;
}

const REMEMBERED = 10;
const SCHEDULES = [{}, { schedule_interval: '1 days' }, { schedule_hour: '13', schedule_minute: '00' }];
const [action = { freezer_action: {} }] = agentJob().job_actions;
const ACTIONS = [[action], [{ ...action, mandatory: false }], []];

const readers = ['first editor', 'second editor', 'agent', 'thin agent'] as const;
const editors = fc.constantFrom(readers[0], readers[1]);
const changes = fc.record<Configuration>(
  {
    name: fc.constantFrom('', 'a', 'b'),
    disabled: fc.boolean(),
    schedule: fc.constantFrom(...SCHEDULES),
    actions: fc.constantFrom(...ACTIONS),
  },
  { requiredKeys: [] },
);
const said = fc.record({ status: fc.constantFrom('scheduled', 'running'), time_ended: fc.nat(2) });
const step = fc.oneof(
  {
    arbitrary: fc.record({ does: fc.constant('read' as const), who: fc.constantFrom(...readers) }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ does: fc.constant('edit a copy' as const), who: editors, change: changes }),
    weight: 3,
  },
  fc.record({ does: fc.constant('change' as const), change: changes }),
  fc.record({
    does: fc.constant('ask' as const),
    event: fc.constantFrom<JobEvent[]>('start', 'stop', 'abort'),
  }),
  fc.record({ does: fc.constant('echo' as const), said }),
  fc.record({ does: fc.constant('report' as const), said }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A plan, the copies of it that people and agents hold, and what its configuration must be. */
class World {
  job = storedJob(agentJob());
  model: Configuration = { name: '', disabled: false, schedule: SCHEDULES[1] ?? {}, actions: [action] };
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
      case 'echo':
        this.reportWith(copyOf(this.copyOf('agent').job, step.said), this.copyOf('agent'));
        return;
      case 'report': {
        const copy = this.copyOf('thin agent');
        this.reportWith({ job_schedule: { ...copy.job.job_schedule, ...step.said } }, copy);
      }
    }
  }

  /** What is asked for is pending, and nobody was shown it yet. */
  ask(event: JobEvent): void {
    const before = this.job;
    try {
      this.job = withEvent(before, event, changeContext({ now: this.now })).job;
    } catch (error) {
      expect(error).toBeInstanceOf(Conflict);
      expect(event === 'start' && this.model.disabled).toBe(true);
      return;
    }
    expect(pendingEvent(this.job)).toBe(event);
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

  /** Reports change no configuration, and take no event away that nobody was shown. */
  reportWith(body: JobInput, copy: Copy): void {
    if (this.hasForgotten(copy)) return;
    const before = this.job;
    const isAccepted = this.patch(body);
    if (body.updated_at !== undefined) expect(isAccepted).toBe(true);
    if (!before._event_shown && pendingEvent(before) !== '') {
      expect(pendingEvent(this.job)).toBe(pendingEvent(before));
    }
  }

  /** @returns Whether it was accepted. */
  patch(body: JobInput): boolean {
    const before = this.job;
    try {
      this.job = editedJob(before, body, changeContext({ now: this.now, user_id: before.user_id }));
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

  hasForgotten(copy: Copy): boolean {
    return this.changes - copy.changes >= REMEMBERED;
  }
}

function inputOf({ name, disabled, schedule, actions }: Partial<Configuration>): JobInput {
  return {
    ...(name !== undefined && { name }),
    ...(disabled !== undefined && { disabled }),
    ...(schedule && { job_schedule: schedule }),
    ...(actions && { job_actions: actions }),
  };
}

function stored(job: StoredJob): Configuration {
  return {
    name: job.name ?? '',
    disabled: job.disabled ?? false,
    schedule: configuredSchedule(job.job_schedule),
    actions: job.job_actions,
  };
}

const equal = (one: Configuration, other: Configuration) =>
  JSON.stringify([one.name, one.disabled, one.schedule, one.actions]) ===
  JSON.stringify([other.name, other.disabled, other.schedule, other.actions]);

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
