import { Conflict, UnprocessableEntity } from '../../errors';
import { nextVersion, withHeld } from './configuration';
import { unclocked } from './due';
import { pendingEvent, withAudibleStart, withPendingEvent, withStopAnswered } from './events';
import { assertEnabled, type ChangeContext, type Job, kindOf, type StoredJob } from './job';
import type { JobReport } from './job-input';
import { sentTag } from './membership';
import type { SentChange } from './sent-change';

/**
 * The plan with what an agent may have reported, where the end of all runs is an answer, too.
 * @throws Conflict for the start of a disabled plan.
 */
export function withReport(job: StoredJob, change: SentChange): StoredJob {
  return withStopAnswered(withRuntime(job, change));
}

/**
 * The plan with what a body says of its run: its session's tag, and for agents the runtime keys of the schedule.
 * @throws Conflict for the start of a disabled plan.
 */
export function withRuntime(job: StoredJob, change: SentChange): StoredJob {
  const { reported, event } = change;
  const tagged = { ...job, ...sentTag(job, change) };
  if (reported === undefined) return tagged;
  const after = { ...tagged, job_schedule: { ...job.job_schedule, ...reported } };
  return withAudibleStart(event === undefined ? after : withSentEvent(after, event, change));
}

/**
 * A user asks for something; a report tells of what its sender was shown. One that is still unseen stays, and none
 * comes from a report that a disabled plan may not have.
 * @throws Conflict for a user's start of a disabled plan.
 */
function withSentEvent(job: StoredJob, event: string, change: SentChange): StoredJob {
  const pending = pendingEvent(job);
  const undelivered = pending !== '' && job._event_shown !== true;
  if (event === pending || (undelivered && event === '')) return job;
  if (change.isReport) {
    return undelivered || !isTaken(job, event, change) ? job : withPendingEvent(job, event);
  }
  if (event === 'start') assertEnabled(job);
  return withPendingEvent(job, event);
}

/**
 * While a plan runs on, freezer-scheduler 13 answers a start at most: it keeps a stop that it has heard of for the end
 * of the run, and its threads report meanwhile without it, or with one that a start has already replaced. Nobody asks
 * for anything with an old copy: what is in it was asked for then.
 */
function isTaken(job: StoredJob, event: string, { reported, isOvertaken }: SentChange): boolean {
  if (event !== '' && isOvertaken) return false;
  if (event === 'start') return job.disabled !== true;
  const status = reported?.['status'];
  const runsOn = status === 'running' || status === 'scheduled';
  const pending = pendingEvent(job);
  return !runsOn || pending === '' || (pending === 'start' && event === '');
}

/**
 * The plan with what a report says of a run, and with a note of what its agent holds.
 * @throws Conflict for the start of a disabled plan.
 */
export function afterReport(change: SentChange): StoredJob {
  const { stored, present, now, isReport, configuration, base } = change;
  const next = nextVersion(stored, withReport(stored, change), now, present);
  if (next === stored || !isReport) return next;
  return { ...next, _configurations: withHeld(next._configurations, configuration, base) };
}

/**
 * A managed plan with what its runner says; a run that begins answers a pending start, anything else a stop or abort.
 * @throws UnprocessableEntity for an agent's plan; Conflict for one that this service runs.
 */
export function reportedJob(stored: StoredJob, report: JobReport, context: ChangeContext): StoredJob {
  const { isManaged, isClocked } = kindOf(stored, context);
  if (!isManaged) {
    throw new UnprocessableEntity('A backup agent runs this plan, and reports in its job_schedule.');
  }
  if (isClocked) {
    throw new Conflict('This deployment runs managed plans itself: nobody else reports on them.');
  }
  const reported = { ...unclocked(stored), ...stateOf(report) };
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
