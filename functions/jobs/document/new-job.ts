import { createHash } from 'node:crypto';
import { beginning } from '../../documents/stored-document';
import { epochSeconds } from '../../documents/timestamp';
import { type JobSchedule, runtimeSchedule } from '../../schedule/schedule';
import { assertTrigger } from '../../schedule/trigger';
import { withClock, withClockAfter } from './clocked-plan';
import { firstVersion, nextVersion } from './configuration';
import { pendingEvent, stopped, withAudibleStart, withStopAnswered, withSwitchedAgent } from './events';
import {
  assertEnabled,
  assertRunner,
  assertSameKind,
  type ChangeContext,
  type Job,
  type JobKey,
  kindOf,
  type StoredJob,
} from './job';
import type { CompleteJobInput } from './job-input';
import { withRuntime } from './reports';
import {
  assertChangedTrigger,
  type SentChange,
  type SentPlan,
  sentPlan,
  sentReplacement,
} from './sent-change';

/**
 * The plan that a document asks for, owned by the caller.
 * @throws BadDataFormat for a schedule that an agent cannot run; UnprocessableEntity for a managed plan that nobody
 * would run; Conflict for one that is to start disabled.
 */
export function newJob(key: JobKey, input: CompleteJobInput, context: ChangeContext): StoredJob {
  const sent = sentPlan(key, input, context);
  assertRunner(sent);
  const { project_id, job_id } = key;
  const { user_id, created_at, updated_at } = beginning(context);
  const job: Job = {
    project_id,
    job_id,
    job_id_hash: hashOf(`${project_id}/${job_id}/${created_at}`),
    user_id,
    created_at,
    updated_at,
    ...sent.asked,
    ...stateOf(sent),
  };
  assertTrigger(job.job_schedule);
  return withClock(withStopAnswered(withAudibleStart(firstVersion(job))), sent);
}

function stateOf({
  asked,
  isManaged,
  event,
  reported,
  now,
}: SentPlan): Partial<Pick<Job, 'job_schedule' | 'status'>> {
  if (isManaged) return { status: 'scheduled' };
  if (event === 'start') assertEnabled(asked);
  const sent = { ...asked.job_schedule, ...reported, ...(event !== undefined && { event }) };
  return { job_schedule: neverRun(asked.disabled ? stopped(sent) : sent, now) };
}

/** Freezer overwrites what the caller says of the past. */
function neverRun(schedule: JobSchedule, now: Date): JobSchedule {
  return { ...schedule, time_created: epochSeconds(now), time_started: -1, time_ended: -1 };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

/**
 * The document in place of the stored one. Who made the plan and when stays, and so does what the service knows and
 * no caller says: the runner's reports, the trust, an event that nobody was shown.
 * @throws BadDataFormat for a schedule that an agent cannot run; UnprocessableEntity for a managed plan that nobody
 * would run, or one of the other kind; Conflict for the start of a disabled plan.
 */
export function replacedJob(stored: StoredJob, input: CompleteJobInput, context: ChangeContext): StoredJob {
  const change = sentReplacement(stored, input, context);
  assertRunner(change);
  assertSameKind(kindOf(stored, context), change);
  assertChangedTrigger(change);
  const { asked, isManaged, now, configuration } = change;
  const known = { ...(isManaged && runtimeSchedule(stored.job_schedule)), event: pendingEvent(stored) };
  const pending = { ...asked, job_schedule: { ...asked.job_schedule, ...known } };
  const replaced = withStopAnswered(withDisabled(withRuntime(pending, change), change));
  return nextVersion(stored, withClockAfter(replaced, change), now, configuration);
}

function withDisabled(replaced: StoredJob, change: SentChange): StoredJob {
  const { stored, isManaged } = change;
  const stays = stored.disabled === true && replaced.disabled === true && !isManaged;
  return stays
    ? { ...replaced, job_schedule: stopped(replaced.job_schedule) }
    : withSwitchedAgent(replaced, change);
}
