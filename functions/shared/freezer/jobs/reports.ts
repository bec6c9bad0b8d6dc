import type { ChangeContext, StoredJob } from './job';
import type { JobSchedule } from '../schedule/schedule';
import { assertEnabled, isManaged } from './job-kind';
import { pendingEvent, withAudibleStart, withPendingEvent, withStopAnswered } from './pending-event';
import { isReport, runtimeSchedule } from '../schedule/schedule';
import type { JobInput } from './schema/job-input';
import { sentTag } from './sent-session';

/**
 * The plan with what an agent may have reported: the end of all runs is an answer, too. Whoever replaces a plan is no agent.
 * @throws Conflict for the start of a disabled plan.
 */
export function withReport(job: StoredJob, input: JobInput, context: ChangeContext): StoredJob {
  const reported = withRuntime(job, input, context);
  return saidOfRun(job, input, context)['status'] === 'completed' ? withStopAnswered(reported) : reported;
}

/**
 * The plan with what a body says of its run: its session's tag, and for agents the runtime keys of the schedule.
 * @throws Conflict for the start of a disabled plan.
 */
export function withRuntime(job: StoredJob, input: JobInput, context: ChangeContext): StoredJob {
  const said = saidOfRun(job, input, context);
  const { event, ...sent } = said;
  const tagged = { ...job, ...sentTag(job, input, said) };
  if (input.job_schedule === undefined || isManaged(job, context)) return tagged;
  const reported = { ...tagged, job_schedule: { ...job.job_schedule, ...sent } };
  return withAudibleStart(
    typeof event === 'string' ? withSentEvent(reported, event, isReport(said)) : reported,
  );
}

/** What a body says of a run in its schedule; nobody says anything there of a managed plan's. */
export function saidOfRun(
  job: StoredJob,
  { job_schedule = {} }: JobInput,
  context: ChangeContext,
): JobSchedule {
  return isManaged(job, context) ? {} : runtimeSchedule(job_schedule);
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
