import { configuredSchedule, type JobSchedule, runtimeSchedule } from '../../schedule/schedule';
import { stoppedPlan } from './clocked-plan';
import { nextVersion } from './configuration';
import { pendingEvent, withAgentEvent, withPendingEvent } from './events';
import { type ChangeContext, type Job, kindOf, sessionOf, type StoredJob } from './job';
import { notInSessions } from './managed-plan';
import type { SentChange } from './sent-change';

/** How far an agent is in its session: what it says of another one than the plan's says nothing of this one. */
export function sentTag(
  job: Job,
  { session_id, session_tag, isReport }: SentChange,
): Pick<Job, 'session_tag'> {
  const counts = session_id === undefined ? !isReport : session_id === sessionOf(job);
  return session_tag !== undefined && counts ? { session_tag } : {};
}

/** What a session gives to its plans. */
interface SessionOfJob {
  readonly session_id: string;
  readonly session_tag: number;
  /** Only its `schedule_*` keys reach a plan. */
  readonly schedule: JobSchedule;
}

/** @throws UnprocessableEntity for a plan that this service runs: one of another runner may know sessions. */
export function assertMayJoin(job: Job, context: ChangeContext): void {
  if (kindOf(job, context).isClocked) throw notInSessions();
}

/**
 * The plan in a session, whose schedule takes the place of its own. What its agent reported and what was asked of it
 * stays: without these keys an agent stops serving all its plans.
 * @throws UnprocessableEntity for a plan that this service runs.
 */
export function attachedJob(stored: StoredJob, session: SessionOfJob, context: ChangeContext): StoredJob {
  assertMayJoin(stored, context);
  const { session_id, session_tag, schedule } = session;
  const job_schedule = { ...runtimeSchedule(stored.job_schedule), ...configuredSchedule(schedule) };
  return nextVersion(stored, { ...stored, session_id, session_tag, job_schedule }, context.now);
}

/**
 * The plan out of a session: it keeps the schedule, and is asked to stop as by a user, so that it does not run by itself
 * until somebody starts it. A plan of another session, or of none, stays as it is.
 */
export function detachedJob(stored: StoredJob, session_id: string, context: ChangeContext): StoredJob {
  if (sessionOf(stored) !== session_id) return stored;
  const outside = { ...stored, session_id: '', session_tag: 0 };
  return nextVersion(stored, withStop(outside, context), context.now);
}

/** An event that is pending already may have been shown, and is not asked for again. */
function withStop(job: StoredJob, context: ChangeContext): StoredJob {
  const { isManaged, isClocked } = kindOf(job, context);
  if (isClocked) return stoppedPlan(job);
  if (pendingEvent(job) === 'stop') return job;
  return isManaged ? withPendingEvent(job, 'stop') : withAgentEvent(job, 'stop');
}
