import type { Job, StoredJob } from './job';
import type { JobSchedule } from '../../schedule/schedule';

/** What users ask a plan's agent or runner to do. */
export type JobEvent = 'start' | 'stop' | 'abort';

/** The event that nobody has answered yet, or ''. */
export function pendingEvent({ job_schedule: { event } }: Pick<Job, 'job_schedule'>): string {
  return typeof event === 'string' ? event : '';
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
