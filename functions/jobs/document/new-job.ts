import { createHash } from 'node:crypto';
import { assertTrigger } from '../../schedule/trigger';
import { stopped } from './disabling';
import { documentFields } from './document-fields';
import { firstVersion } from './first-version';
import type { ChangeContext, Job, JobKey, StoredJob } from './job';
import type { JobSchedule } from '../../schedule/schedule';
import { assertEnabled, assertRunner, isManaged } from './job-kind';
import { withAudibleStart, withStopAnswered } from './events';
import { configuredSchedule } from '../../schedule/schedule';
import type { CompleteJobInput } from './job-input';
import { epochSeconds } from '../../documents/timestamp';
import { beginning } from '../../documents/versions';

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
