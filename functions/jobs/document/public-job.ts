import type { JsonObject } from '../../documents/json';
import { timestampOf } from '../../documents/timestamp';
import type { UsersPart } from '../../documents/users-part';
import { configuredSchedule, type JobSchedule } from '../../schedule/schedule';
import { pendingEvent } from './events';
import type { Job } from './job';

/** `project_id` and `job_id` of the URL decide which plan; `client_id` decides which kind it is. */
export interface PublicJobOptions {
  /** `client_id`s whose plans the platform runs itself; all other plans belong to backup agents. */
  readonly managedClients: ReadonlySet<string>;
  /** Leaves out the id of the process that runs the plan, which is not for everybody. */
  readonly hidesPid?: boolean;
}

/**
 * The plan as callers see it: all keys of the documented example, in its order, with the documented defaults. Fields
 * that a user of Freezer knows from `job_schedule` stay there for agents and are repeated at the top for people.
 */
export function publicJob(job: Job, { managedClients, hidesPid = false }: PublicJobOptions): JsonObject {
  const managed = managedClients.has(job.client_id);
  return {
    created_at: job.created_at,
    updated_at: job.updated_at,
    job_id: job.job_id,
    job_id_hash: job.job_id_hash,
    project_id: job.project_id,
    user_id: job.user_id,
    job_schedule: managed ? managedScheduleOf(job) : agentScheduleOf(job.job_schedule, hidesPid),
    client_id: job.client_id,
    session_id: job.session_id ?? '',
    session_tag: job.session_tag ?? 0,
    name: job.name ?? '',
    description: job.description ?? '',
    job_actions: job.job_actions,
    status: managed ? (job.status ?? 'scheduled') : (job.job_schedule['status'] ?? ''),
    disabled: job.disabled ?? false,
    started_at: managed ? (job.started_at ?? null) : timestampOf(job.job_schedule['time_started']),
    ended_at: managed ? (job.ended_at ?? null) : timestampOf(job.job_schedule['time_ended']),
    ...(job.user_credentials && { user_credentials: job.user_credentials }),
  };
}

/** Managed plans have no agent whose reports would belong into the schedule: what was asked for, and how the last run ended. */
function managedScheduleOf(job: Job): JsonObject {
  const event = pendingEvent(job);
  const { result } = job.job_schedule;
  return {
    ...configuredSchedule(job.job_schedule),
    ...(event !== '' && { event }),
    ...(result && { result }),
  };
}

/**
 * freezer-scheduler stops serving all its plans when one of them comes without `event`, or with an abort and no
 * process id; -1 is one that it fails to kill quietly.
 */
function agentScheduleOf(schedule: JobSchedule, hidesPid: boolean): JsonObject {
  const { current_pid, ...others } = schedule;
  const complete = { ...(hidesPid ? others : schedule), event: schedule['event'] ?? '' };
  if (complete.event !== 'abort') return complete;
  return { ...complete, current_pid: (hidesPid ? undefined : current_pid) ?? -1 };
}

/** What a user decides about a plan; its run, its events and the copies that agents hold take the rest of the item. */
export const JOB_PART: UsersPart<Job> = {
  what: 'job',
  bytes: 112 * 1024,
  of: ({ name, description, client_id, session_id, job_actions, job_schedule }) => ({
    name,
    description,
    client_id,
    session_id,
    job_actions,
    job_schedule: configuredSchedule(job_schedule),
  }),
};
