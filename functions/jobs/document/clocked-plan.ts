import { armed, clockAfter, disarmed, dueNow, isOwed, unclocked } from './due';
import { pendingEvent, withPendingEvent } from './events';
import type { StoredJob } from './job';
import { assertManagedPlan } from './managed-plan';
import type { SentChange, SentPlan } from './sent-change';

/*
 * What happens to plans that this service runs: docs/adr/0012-managed-plans.md. Plans of agents, and of another runner,
 * never get what its clock goes by.
 */

/**
 * A plan that is new, with its first start.
 * @throws BadDataFormat UnprocessableEntity for one that nobody could run.
 */
export function withClock(job: StoredJob, { isClocked, now }: SentPlan): StoredJob {
  if (!isClocked) return job;
  assertManagedPlan(job, now);
  return armed(job, now);
}

/**
 * A changed plan, with the start that it has by now.
 * @throws BadDataFormat UnprocessableEntity for a change to what nobody could run.
 */
export function withClockAfter(changed: StoredJob, change: SentChange): StoredJob {
  const { stored, isClocked, isRescheduled, now } = change;
  if (!isClocked) return unclocked(changed);
  assertManagedPlan(changed, now, stored, isRescheduled);
  const next = clockAfter(stored, changed, { isRescheduled, now });
  const isTakenUp = stored._due === undefined && next._due !== undefined && next._run === undefined;
  return isTakenUp ? { ...next, status: 'scheduled' } : next;
}

/** Whether a start would bring nothing that is not to come already. */
export function isStarted(job: StoredJob, now: Date): boolean {
  return job._run !== undefined || isOwed(job, now);
}

/** A plan that somebody starts, of which no run is in progress. */
export function startedPlan(job: StoredJob, now: Date): StoredJob {
  return { ...dueNow(withoutEvent(job), now), status: 'scheduled' };
}

/**
 * A plan that nobody starts any more but a user. Where no run is in progress there is nothing to end; otherwise the
 * runner ends it, and an abort that was asked for is more than a stop.
 */
export function stoppedPlan(job: StoredJob): StoredJob {
  const stopped = disarmed(job);
  if (job._run === undefined) return { ...withoutEvent(stopped), status: 'stop' };
  return pendingEvent(job) === 'abort' ? stopped : withPendingEvent(stopped, 'stop');
}

/** A plan whose run is to end at once. */
export function abortedPlan(job: StoredJob): StoredJob {
  if (job._run === undefined) return stoppedPlan(job);
  return { ...withPendingEvent(job, 'abort'), status: 'aborting' };
}

function withoutEvent(job: StoredJob): StoredJob {
  return pendingEvent(job) === '' ? job : withPendingEvent(job, '');
}

/** Whether the plan is to run, and has no trust to run with, or one that was refused. */
export function lacksRights({ disabled, _trust_id, _refusals = 0 }: StoredJob): boolean {
  return disabled !== true && (_trust_id === undefined || _refusals > 0);
}

/**
 * A plan with which the runner may try anew.
 * @param trust_id Of the trust that it runs with from now on; without one, the runner's account has a role itself.
 */
export function withRights(job: StoredJob, trust_id: string | undefined): StoredJob {
  const { _refusals, ...others } = job;
  return { ...others, ...(trust_id !== undefined && { _trust_id: trust_id }) };
}
