import type { ChangeContext, Job, StoredJob } from './job';
import type { JobSchedule } from '../schedule/schedule';
import { assertEnabled, isManaged } from './job-kind';
import { pendingEvent, withAudibleStart, withPendingEvent } from './pending-event';
import { isEmpty, reportedSchedule, runtimeSchedule } from '../schedule/schedule';
import type { JobInput } from './schema/job-input';

/**
 * The plan with what a body says of its run: session, and for agents the runtime keys of the schedule.
 * @throws Conflict for the start of a disabled plan.
 */
export function withRuntime(job: StoredJob, input: JobInput, context: ChangeContext): StoredJob {
  const inSession = { ...job, ...sentSession(input) };
  if (input.job_schedule === undefined || isManaged(job, context)) return inSession;
  const { event, ...sent } = runtimeSchedule(input.job_schedule);
  const reported = { ...inSession, job_schedule: { ...job.job_schedule, ...sent } };
  return withAudibleStart(
    typeof event === 'string' ? withSentEvent(reported, event, isReport(input.job_schedule)) : reported,
  );
}

/** Whether an agent, or somebody who sends an agent's words back, speaks. */
export function isReport(schedule: JobSchedule): boolean {
  return !isEmpty(reportedSchedule(schedule));
}

/**
 * What an agent says of events is about those that it was shown: one that nobody has shown it stays, and none comes
 * from it that a disabled plan may not have.
 */
function withSentEvent(job: StoredJob, event: string, isFromReport: boolean): StoredJob {
  const pending = pendingEvent(job);
  const undelivered = pending !== '' && job._event_shown !== true;
  if (event === pending || (undelivered && (event === '' || isFromReport))) return job;
  if (event === 'start' && job.disabled === true && isFromReport) return job;
  if (event === 'start') assertEnabled(job);
  return withPendingEvent(job, event);
}

/** What a body says of the session that the plan runs in. */
export function sentSession({ session_id, session_tag }: JobInput): Pick<Job, 'session_id' | 'session_tag'> {
  return {
    ...(session_id !== undefined && { session_id }),
    ...(session_tag !== undefined && { session_tag }),
  };
}
