import { BadDataFormat } from '../../errors';
import { nextStart } from '../../schedule/next-start';
import type { JobSchedule } from '../../schedule/schedule';
import { readTrigger, type Trigger } from '../../schedule/trigger';

/** All starts are in one partition, until there are more. */
const SHARD = '0';

/** What the clock goes by of a managed plan: docs/adr/0012-managed-plans.md. Times are `YYYY-MM-DDTHH:MM:SS` in UTC. */
export interface ClockedPlan {
  readonly job_schedule: JobSchedule;
  readonly disabled?: boolean;
  /** The start that is to come, or is owed. Only what is named here changes it; it is never derived from the schedule again. */
  readonly _due?: string;
  /** There as long as `_due` is: the partition of the clock's index. */
  readonly _due_shard?: string;
  /** When the schedule was set, from which an interval without a start date is counted. */
  readonly _anchor?: string;
}

/** What a change of a plan means to its clock. */
export interface ClockedChange {
  readonly isRescheduled: boolean;
  readonly now: Date;
}

/** A plan that is new to the clock, or has another schedule: it is counted from now. */
export function armed<Plan extends ClockedPlan>(plan: Plan, now: Date): Plan {
  return rearmed({ ...plan, _anchor: timeOf(now) }, now);
}

/** A plan that comes back to the clock: enabled again, or found without a start that it should have. */
export function rearmed<Plan extends ClockedPlan>(plan: Plan, now: Date): Plan {
  const anchored = { ...plan, _anchor: plan._anchor ?? timeOf(now) };
  return withDue(anchored, plan.disabled === true ? undefined : startAfter(anchored, now));
}

/** A plan without a start, until somebody starts or enables it. */
export function disarmed<Plan extends ClockedPlan>(plan: Plan): Plan {
  return withDue(plan, undefined);
}

/** A plan that somebody else's clock starts: what this one knew of it would be old when it comes back. */
export function unclocked<Plan extends ClockedPlan>(plan: Plan): Plan {
  const { _due, _due_shard, _anchor, ...others } = plan;
  return others as Plan;
}

/** A plan that somebody starts: it is due at once, whatever its schedule says. */
export function dueNow<Plan extends ClockedPlan>(plan: Plan, now: Date): Plan {
  return withDue(plan, timeOf(now));
}

/** Whether the plan waits for nothing but the clock. */
export function isOwed({ _due }: ClockedPlan, now: Date): boolean {
  return _due !== undefined && _due <= timeOf(now);
}

/**
 * The clock of a changed plan. A start that is owed already stays owed: a change that comes between a start and the clock
 * must not lose the run.
 */
export function clockAfter<Plan extends ClockedPlan>(
  before: Plan,
  changed: Plan,
  change: ClockedChange,
): Plan {
  const { isRescheduled, now } = change;
  if (changed.disabled === true) return disarmed(changed);
  if (isRescheduled) {
    const next = armed(changed, now);
    return isOwed(before, now) ? withDue(next, before._due) : next;
  }
  return before.disabled === true ? rearmed(changed, now) : withDue(changed, before._due);
}

/**
 * A plan whose start the clock takes, with its next start. However many starts were missed, one run makes up for them.
 * @param seen The start that the clock has found.
 * @returns undefined where the plan has another start by now, or none: somebody else has taken it, or changed the plan.
 */
export function claimed<Plan extends ClockedPlan>(plan: Plan, seen: string, now: Date): Plan | undefined {
  if (plan._due !== seen || plan.disabled === true) return undefined;
  const last = new Date(`${seen}Z`);
  return withDue(plan, startAfter(plan, last > now ? last : now));
}

function startAfter({ job_schedule, _anchor }: ClockedPlan, after: Date): string | undefined {
  const trigger = triggerOf(job_schedule, _anchor === undefined ? after : new Date(`${_anchor}Z`));
  const start = trigger && nextStart(trigger, after);
  return start && timeOf(start);
}

/** A plan that was imported may have a schedule that nobody can read: it runs only when somebody starts it. */
function triggerOf(schedule: JobSchedule, setAt: Date): Trigger | undefined {
  try {
    return readTrigger(schedule, setAt);
  } catch (error) {
    if (error instanceof BadDataFormat) return undefined;
    throw error;
  }
}

function withDue<Plan extends ClockedPlan>(plan: Plan, due: string | undefined): Plan {
  const { _due, _due_shard, ...others } = plan;
  return { ...others, ...(due !== undefined && { _due: due, _due_shard: SHARD }) } as Plan;
}

function timeOf(date: Date): string {
  return date.toISOString().slice(0, 19);
}
