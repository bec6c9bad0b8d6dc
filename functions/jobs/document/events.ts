import { isRecurring, type JobSchedule } from '../../schedule/schedule';
import type { Job, StoredJob } from './job';
import type { SentChange } from './sent-change';

/** What users ask a plan's agent or runner to do. */
export type JobEvent = 'start' | 'stop' | 'abort';

/** The event that nobody has answered yet, or ''. */
export function pendingEvent({ job_schedule: { event } }: Pick<Job, 'job_schedule'>): string {
  return typeof event === 'string' ? event : '';
}

/** Whether a plan has an event that no agent was shown. */
export function isUnheard(job: StoredJob): boolean {
  return pendingEvent(job) !== '' && job._event_shown !== true;
}

/** Another event, or with '' none: it was not shown to an agent yet. */
export function withPendingEvent(job: StoredJob, event: string, reports: JobSchedule = {}): StoredJob {
  const changed: { -readonly [Key in keyof StoredJob]: StoredJob[Key] } = {
    ...job,
    job_schedule: { ...job.job_schedule, ...reports, event },
  };
  delete changed._event_shown;
  return changed;
}

/** A started plan forgets its last run: agents ask only for plans that are not `completed`. */
export function withAgentEvent(job: StoredJob, event: JobEvent): StoredJob {
  return withStopAnswered(withPendingEvent(job, event, event === 'start' ? { status: '', result: '' } : {}));
}

/** A start that meets the end of a run: whoever polls for plans that are not `completed` would never hear of it. */
export function withAudibleStart(job: StoredJob): StoredJob {
  if (pendingEvent(job) !== 'start' || !isCompleted(job)) return job;
  return { ...job, job_schedule: { ...job.job_schedule, status: '', result: '' } };
}

/** A stop or an abort of a plan that rests: nobody would ever be shown it, and there is nothing to end. */
export function withStopAnswered(job: StoredJob): StoredJob {
  const pending = pendingEvent(job);
  return isCompleted(job) && (pending === 'stop' || pending === 'abort') ? withPendingEvent(job, '') : job;
}

function isCompleted({ job_schedule: { status } }: StoredJob): boolean {
  return status === 'completed';
}

/** What an agent must hear when its plan was disabled or enabled: agents know events, not `disabled`. */
export function withSwitchedAgent(changed: StoredJob, change: SentChange): StoredJob {
  const [before, after] = [change.stored.disabled === true, changed.disabled === true];
  if (before === after || change.isManaged) return changed;
  return after ? withAgentEvent(changed, 'stop') : enabled(changed, change);
}

/**
 * An agent that serves the plan still needs no start, which would run it again when its run is just ending; nor does a
 * plan that was to run once, and has: it may be a restore over what has changed since.
 */
function enabled(changed: StoredJob, { stored, isRescheduled }: SentChange): StoredJob {
  if (!isRescheduled) {
    if (hasRunOnce(stored) && hasRunOnce(changed)) return changed;
    if (isServed(stored)) return withPendingEvent(changed, '');
  }
  return withAgentEvent(changed, 'start');
}

function hasRunOnce({ job_schedule }: StoredJob): boolean {
  return job_schedule['status'] === 'completed' && !isRecurring(job_schedule);
}

/** Whether the stop that disabling asked for was not heard yet, or cannot end the only run, which has begun. */
function isServed(job: StoredJob): boolean {
  const { status } = job.job_schedule;
  if (pendingEvent(job) !== 'stop') return false;
  const isUnheard = job._event_shown !== true && (status === 'running' || status === 'scheduled');
  return isUnheard || (status === 'running' && !isRecurring(job.job_schedule));
}

/** An agent that finds this does not start the plan, even when it knew nothing of it. */
export function stopped(schedule: JobSchedule): JobSchedule {
  return { ...schedule, status: 'stop' };
}
