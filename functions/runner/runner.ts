import { recordId } from '../backups/document/record-names';
import { type CinderClient, isTooMuch } from '../cinder/cinder-client';
import { FreezerError, ServiceError, StorageEngineError } from '../errors';
import type { JobKey, StoredJob } from '../jobs/document/job';
import { faultOf } from '../runtime/fault-of';
import { describeError, logError, logInfo } from '../runtime/log';
import { aftercare } from './aftercare';
import type { ClockedPlans } from './clocked-plans';
import { begun, ended, skipped } from './document/plan-changes';
import { newRun, type Slot, slotOf, withoutNeedlessPoll } from './document/slot';
import { PlanRun, type PlanRunParts } from './plan-run';
import type { Room } from './room';
import type { RunOf, RunRecords } from './run-records';
import type { SlotRepository } from './slot-table';

export interface RunnerParts {
  readonly plans: Pick<ClockedPlans, 'get' | 'put' | 'dropDue'>;
  readonly slots: Pick<SlotRepository, 'get' | 'take' | 'put'>;
  readonly records: RunRecords;
  readonly room: Pick<Room, 'takes' | 'holds' | 'leaves'>;
  /** Opens block storage with a new token; undefined where there are no rights. */
  readonly open: (project_id: string, trust_id: string | undefined) => Promise<CinderClient | undefined>;
  readonly now: () => Date;
  /** Whether there is time for more of a run. */
  readonly hasTime: () => boolean;
}

/** What has become of a plan's start or run, for the log. */
export type Outcome = 'claimed' | 'skipped' | 'stepped' | 'ended' | 'refused' | 'nothing' | 'quarantined';

/** Attempts that did not even come to an end: a sixth one would not either. */
const MOST_ATTEMPTS = 5;
/** When an attempt that did not come to an end is tried again, in seconds. */
const AGAIN = 60;
const PLAN_ATTEMPTS = 5;

/** Begins runs and brings them forward. It may end after any call: what comes next finds out how far it got. */
export class Runner {
  constructor(private readonly parts: RunnerParts) {}

  /** A start that the index of the clock has shown. */
  async begin(key: JobKey, due: string): Promise<Outcome> {
    const taken = slotOf(await this.parts.slots.take(key, this.later(AGAIN), 'due'));
    if (!isQuarantined(taken)) return this.attempted(taken, () => this.claim(taken, due));
    await this.parts.plans.dropDue(key, due);
    return this.quarantine(taken);
  }

  /** A slot that wants work. */
  async step(key: JobKey): Promise<Outcome> {
    const taken = slotOf(await this.parts.slots.take(key, this.later(AGAIN), 'poll'));
    if (isQuarantined(taken)) return this.quarantine(taken);
    return this.attempted(taken, async () => {
      const found = await this.parts.plans.get(key);
      const plan = found?.job_id_hash === taken.job_id_hash ? found : undefined;
      const slot = taken.state === 'new' ? await this.settled(taken, plan) : taken;
      return slot.state === 'active' ? this.advance(slot, plan) : this.care(slot, plan);
    });
  }

  /** An outage says nothing about this plan, and does not count as an attempt. */
  private async attempted(taken: Slot, work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error)) throw error;
      this.onTrouble(error);
      return await this.keep({ ...taken, poll: this.later(pauseOf(taken, this.parts.now())) }, 'stepped');
    }
  }

  private async claim(taken: Slot, due: string): Promise<Outcome> {
    const { slots, plans } = this.parts;
    const plan = await plans.get(taken);
    const slot = taken.state === 'new' ? await this.settled(taken, plan) : taken;
    if (plan?._due !== due) return this.keep(slot, 'nothing');
    // A run that is in progress is the one that counts, and one that ran before a restore of the plans ran.
    if (isInProgress(slot, plan) || due <= slot.last_due) {
      await this.changePlan(plan, (stored) => skipped(stored, due, this.parts.now()));
      return this.keep(slot, 'skipped');
    }
    const prepared = newRun(leftBehind(slot), plan, { due, began: this.later(0), poll: this.later(AGAIN) });
    if (!(await slots.put(prepared))) return 'nothing';
    return this.keep(await this.settled({ ...prepared, version: prepared.version + 1 }, plan), 'claimed');
  }

  /** A slot `new` whose plan has claimed the start, or does so now; an idle one where the plan has another start. */
  private async settled(slot: Slot, plan: StoredJob | undefined): Promise<Slot> {
    const { due } = slot;
    const isClaimed = (stored: StoredJob | undefined) => stored?._run === due;
    const claimed = isClaimed(plan)
      ? plan
      : await this.changePlan(plan, (stored) =>
          isClaimed(stored) ? stored : begun(stored, due, this.parts.now()),
        );
    if (!claimed) return { ...slot, state: 'idle' };
    return { ...slot, state: 'active', last_due: due, poll: this.later(0) };
  }

  private async advance(slot: Slot, plan: StoredJob | undefined): Promise<Outcome> {
    const { slot: next, ending } = await new PlanRun(this.runParts(slot, plan), runOf(slot), plan).step(slot);
    if (!ending) return this.goOn(slot, { ...next, poll: this.later(pauseOf(next, this.parts.now())) }, plan);
    await this.changePlan(plan, (stored) => ended(stored, slot.due, ending, this.parts.now()));
    const { project_id, job_id, succeeded, failed } = next;
    logInfo({ event: 'run', project_id, job_id, result: ending.result, succeeded, failed });
    const rests: Slot = { ...next, state: 'idle', poll: this.later(AGAIN) };
    return this.keep(rests, ending.refused ? 'refused' : 'ended');
  }

  /** What a step has chosen is begun at once, when it is kept; whatever else takes as long as block storage takes. */
  private async goOn(slot: Slot, next: Slot, plan: StoredJob | undefined): Promise<Outcome> {
    if (slot.volumes !== undefined) return this.keep(next, 'stepped');
    if (!(await this.parts.slots.put(next))) return 'nothing';
    return this.advance({ ...next, version: next.version + 1 }, plan);
  }

  private async care(slot: Slot, plan: StoredJob | undefined): Promise<Outcome> {
    const left = await aftercare(this.runParts(slot, plan), runOf(slot), plan, slot);
    return this.keep({ ...left, poll: this.later(carePause(slot, this.parts.now())) }, 'stepped');
  }

  /** Writes the slot, whose attempt has come to an end. Where another worker has written it, that one knows better. */
  private async keep(slot: Slot, outcome: Outcome): Promise<Outcome> {
    await this.parts.slots.put(withoutNeedlessPoll({ ...slot, attempts: 0 }));
    return outcome;
  }

  private async quarantine(slot: Slot): Promise<Outcome> {
    // The next start may begin anew.
    const { poll, ...rest } = leftBehind(slot);
    await this.parts.slots.put({ ...rest, state: 'quarantined', attempts: 0 });
    logError({ event: 'quarantined', project_id: slot.project_id, job_id: slot.job_id });
    return 'quarantined';
  }

  /** @param change Gives undefined where there is nothing to change any more. */
  private async changePlan(
    plan: StoredJob | undefined,
    change: (stored: StoredJob) => StoredJob | undefined,
  ): Promise<StoredJob | undefined> {
    const { plans } = this.parts;
    for (let attempt = 0, stored = plan; attempt < PLAN_ATTEMPTS; attempt += 1) {
      const next = stored && change(stored);
      if (!next || next === stored || (await plans.put(next))) return next;
      stored = await plans.get(next);
      if (stored?.job_id_hash !== plan?.job_id_hash) return undefined;
    }
    throw new StorageEngineError('Too many others change this plan at the same time.', 503);
  }

  private runParts(slot: Slot, plan: StoredJob | undefined): PlanRunParts {
    const { records, room, now, hasTime, open } = this.parts;
    const trust_id = plan?._trust_id ?? slot.trust_id;
    const openAnew = () => opened(() => open(slot.project_id, trust_id));
    return { records, room, now, hasTime, openAnew, onTrouble: this.onTrouble };
  }

  private readonly onTrouble = (error: unknown): void => {
    const fault = isTooMuch(error) ? undefined : faultOf(error);
    logError({ operation: 'runPlans', outcome: 'unavailable', fault, reason: describeError(error) });
  };

  private later(seconds: number): string {
    return new Date(this.parts.now().getTime() + seconds * 1000).toISOString().slice(0, 19);
  }
}

function runOf({ project_id, job_id, job_id_hash, client_id, user_id, due }: Slot): RunOf {
  return { project_id, job_id, job_id_hash, client_id, user_id, start: due };
}

function isQuarantined({ attempts }: Slot): boolean {
  return attempts > MOST_ATTEMPTS;
}

/** A plan that was made anew, or whose end the slot was not told of, waits for no run of this slot. */
function isInProgress({ state, due, job_id_hash }: Slot, plan: StoredJob): boolean {
  return state === 'active' && plan._run === due && plan.job_id_hash === job_id_hash;
}

/** The slot without its run: what that has begun is looked after behind the next one. */
function leftBehind({ volumes = [], ...slot }: Slot): Slot {
  const left = volumes.map((volume_id) => recordId(slot, volume_id, slot.due));
  return { ...slot, late: [...new Set([...slot.late, ...left])] };
}

/** The runner itself does not get in: its password, its secret or the catalog is for an operator to repair. */
class ShutOut extends Error {}

async function opened<Client>(open: () => Promise<Client>): Promise<Client> {
  try {
    return await open();
  } catch (cause) {
    if (cause instanceof FreezerError) throw cause;
    throw new ShutOut('The runner does not get into block storage.', { cause });
  }
}

/** What says nothing about the plan. */
function isOutage(error: unknown): boolean {
  if (error instanceof StorageEngineError) return error.status === 503;
  return error instanceof ServiceError || error instanceof ShutOut;
}

/** Seconds until a run is looked at again: backups take minutes, or hours. */
function pauseOf({ began }: Slot, now: Date): number {
  const minutes = minutesSince(began, now);
  if (minutes < 5) return 30;
  return minutes < 30 ? 120 : 300;
}

function carePause({ began }: Slot, now: Date): number {
  return minutesSince(began, now) < 60 ? 60 : 3600;
}

function minutesSince(time: string, now: Date): number {
  return (now.getTime() - Date.parse(`${time}Z`)) / 60_000;
}
