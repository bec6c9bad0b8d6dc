import { createHash } from 'node:crypto';
import { epochSeconds } from '../../documents/timestamp';
import { beginning } from '../../documents/stored-document';
import { configuredSchedule, type JobSchedule } from '../../schedule/schedule';
import { assertTrigger } from '../../schedule/trigger';
import { assertChangedTrigger, firstVersion, nextVersion } from './configuration';
import { pendingEvent, stopped, withAudibleStart, withStopAnswered, withSwitchedAgent } from './events';
import {
  assertEnabled,
  assertRunner,
  assertSameKind,
  type ChangeContext,
  isManaged,
  type Job,
  type JobKey,
  type StoredJob,
} from './job';
import type { CompleteJobInput } from './job-input';
import { ownedActions } from './plan-actions';
import { withRuntime } from './reports';

type DocumentField =
  'client_id' | 'name' | 'description' | 'disabled' | 'session_id' | 'session_tag' | 'job_actions';

/** All that a caller decides about a plan but its schedule; what the document does not say is as documented. */
function documentFields(
  input: CompleteJobInput,
  previous: Pick<Job, 'project_id' | 'job_actions'>,
  context: ChangeContext,
): Required<Pick<Job, DocumentField>> {
  return {
    client_id: input.client_id,
    name: input.name ?? '',
    description: input.description ?? '',
    disabled: input.disabled ?? false,
    session_id: input.session_id ?? '',
    session_tag: input.session_tag ?? 0,
    job_actions: ownedActions(input.job_actions, previous, context),
  };
}

/**
 * The plan that a document asks for, owned by the caller.
 * @throws BadDataFormat for a schedule that an agent cannot run; UnprocessableEntity for a managed plan that nobody
 * would run; Conflict for one that is to start disabled.
 */
export function newJob(key: JobKey, input: CompleteJobInput, context: ChangeContext): StoredJob {
  assertRunner(input, context);
  const { project_id, job_id } = key;
  const { user_id, created_at, updated_at } = beginning(context);
  const job: Job = {
    project_id,
    job_id,
    job_id_hash: hashOf(`${project_id}/${job_id}/${created_at}`),
    user_id,
    created_at,
    updated_at,
    ...documentFields(input, { project_id, job_actions: [] }, context),
    ...stateOf(input, context),
  };
  assertTrigger(job.job_schedule);
  return withStopAnswered(withAudibleStart(firstVersion(job)));
}

function stateOf(input: CompleteJobInput, context: ChangeContext): Pick<Job, 'job_schedule' | 'status'> {
  const { job_schedule: sent = {} } = input;
  if (isManaged(input, context)) return { job_schedule: configuredSchedule(sent), status: 'scheduled' };
  if (sent['event'] === 'start') assertEnabled(input);
  return { job_schedule: neverRun(input.disabled === true ? stopped(sent) : sent, context.now) };
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
  assertRunner(input, context);
  assertSameKind(stored, input, context);
  const configured: StoredJob = {
    ...stored,
    ...documentFields(input, stored, context),
    job_schedule: { ...configuredSchedule(input.job_schedule ?? {}), event: pendingEvent(stored) },
  };
  assertChangedTrigger(stored, configured);
  const replaced = withRuntime(configured, input, context);
  const changed = withStopAnswered(withDisabled(stored, replaced, context));
  return nextVersion(stored, changed, context.now);
}

function withDisabled(stored: StoredJob, replaced: StoredJob, context: ChangeContext): StoredJob {
  const stays = stored.disabled === true && replaced.disabled === true && !isManaged(replaced, context);
  return stays
    ? { ...replaced, job_schedule: stopped(replaced.job_schedule) }
    : withSwitchedAgent(stored, replaced, context);
}
