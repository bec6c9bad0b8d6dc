import type { Job, StoredJob } from './job';
import type { JobSchedule } from '../schedule/schedule';

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
  return withPendingEvent(job, event, event === 'start' ? { status: '', result: '' } : {});
}

/** A start that meets the end of a run: whoever polls for plans that are not `completed` would never hear of it. */
export function withAudibleStart(job: StoredJob): StoredJob {
  if (pendingEvent(job) !== 'start' || job.job_schedule['status'] !== 'completed') return job;
  return { ...job, job_schedule: { ...job.job_schedule, status: '', result: '' } };
}

/**
 * The end of all runs is what a stop or an abort asks for, and nobody would ever be shown it any more. freezer-scheduler
 * 13 needs this: one that reads of a stop while a run begins reports the run without it, and then with it.
 */
export function withStopAnswered(job: StoredJob): StoredJob {
  const pending = pendingEvent(job);
  return pending === 'stop' || pending === 'abort' ? withPendingEvent(job, '') : job;
}
