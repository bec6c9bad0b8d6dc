import { microsecondsOf } from '../../documents/timestamp';
import { UnprocessableEntity } from '../../errors';
import { isReport, type JobSchedule, runtimeSchedule } from '../../schedule/schedule';
import { nextVersion, servedConfiguration, withHeld } from './configuration';
import { pendingEvent, withAudibleStart, withPendingEvent, withStopAnswered } from './events';
import { assertEnabled, type ChangeContext, isManaged, type Job, type StoredJob } from './job';
import type { JobInput, JobReport } from './job-input';
import { sentTag } from './membership';

/**
 * The plan with what an agent may have reported, where the end of all runs is an answer, too.
 * @throws Conflict for the start of a disabled plan.
 */
export function withReport(job: StoredJob, input: JobInput, context: ChangeContext): StoredJob {
  return withStopAnswered(withRuntime(job, input, context));
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
  return withAudibleStart(typeof event === 'string' ? withSentEvent(reported, event, said, input) : reported);
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
 * A user asks for something; a report tells of what its sender was shown. One that is still unseen stays, and none
 * comes from a report that a disabled plan may not have.
 * @throws Conflict for a user's start of a disabled plan.
 */
function withSentEvent(job: StoredJob, event: string, said: JobSchedule, input: JobInput): StoredJob {
  const pending = pendingEvent(job);
  const undelivered = pending !== '' && job._event_shown !== true;
  if (event === pending || (undelivered && event === '')) return job;
  if (isReport(said)) {
    return undelivered || !isTaken(job, event, said, input) ? job : withPendingEvent(job, event);
  }
  if (event === 'start') assertEnabled(job);
  return withPendingEvent(job, event);
}

/**
 * While a plan runs on, freezer-scheduler 13 answers a start at most: it keeps a stop that it has heard of for the end
 * of the run, and its threads report meanwhile without it, or with one that a start has already replaced. Nobody asks
 * for anything with an old copy: what is in it was asked for then.
 */
function isTaken(job: StoredJob, event: string, { status }: JobSchedule, { updated_at }: JobInput): boolean {
  if (event !== '' && isBefore(updated_at, job.updated_at)) return false;
  if (event === 'start') return job.disabled !== true;
  const runsOn = status === 'running' || status === 'scheduled';
  const pending = pendingEvent(job);
  return !runsOn || pending === '' || (pending === 'start' && event === '');
}

function isBefore(time: JobInput['updated_at'], other: string): boolean {
  return (microsecondsOf(time) ?? Infinity) < (microsecondsOf(other) ?? 0);
}

/**
 * The plan with what a report says of a run, and with a note of what its agent holds.
 * @param edited The plan as the report shows it.
 */
export function afterReport(
  stored: StoredJob,
  edited: StoredJob,
  input: JobInput,
  context: ChangeContext,
): StoredJob {
  const next = nextVersion(stored, withReport(stored, input, context), context.now);
  if (next === stored || !isReport(saidOfRun(stored, input, context))) return next;
  const base = microsecondsOf(input.updated_at);
  return { ...next, _configurations: withHeld(next._configurations, servedConfiguration(edited), base) };
}

/**
 * A managed plan with what its runner says; a run that begins answers a pending start, anything else a stop or abort.
 * @throws UnprocessableEntity for an agent's plan.
 */
export function reportedJob(stored: StoredJob, report: JobReport, context: ChangeContext): StoredJob {
  if (!isManaged(stored, context)) {
    throw new UnprocessableEntity('A backup agent runs this plan, and reports in its job_schedule.');
  }
  const reported = { ...stored, ...stateOf(report) };
  const changed = answers(report, pendingEvent(stored)) ? withPendingEvent(reported, '') : reported;
  return nextVersion(stored, changed, context.now);
}

function stateOf({
  status,
  started_at,
  ended_at,
}: JobReport): Pick<Job, 'status' | 'started_at' | 'ended_at'> {
  return {
    ...(status !== undefined && { status }),
    ...(started_at !== undefined && { started_at }),
    ...(ended_at !== undefined && { ended_at }),
  };
}

function answers({ status }: JobReport, pending: string): boolean {
  if (status === undefined || pending === '') return false;
  return (status === 'running') === (pending === 'start');
}
