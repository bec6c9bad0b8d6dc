import { createHash } from 'node:crypto';
import { canonicalJson } from '../../documents/canonical-json';
import type { Job, ServedConfiguration } from './job';
import type { JsonObject } from '../../documents/json';
import { configuredSchedule } from '../../schedule/schedule';
import { sessionOf } from './sent-session';

/** What a user decides about a plan, hashed in the form in which it is served. */
export function servedConfiguration(job: Job, since = job.updated_at): ServedConfiguration {
  return { since, hash: hashOf(configurationOf(job)), schedule_hash: scheduleHash(job) };
}

export function scheduleHash({ job_schedule }: Pick<Job, 'job_schedule'>): string {
  return hashOf(configuredSchedule(job_schedule));
}

function configurationOf(job: Job): JsonObject {
  return {
    name: job.name ?? '',
    description: job.description ?? '',
    disabled: job.disabled ?? false,
    client_id: job.client_id,
    // Only where there is one, so that plans keep the hashes that they had before sessions.
    ...(sessionOf(job) !== '' && { session_id: sessionOf(job) }),
    // Whose action it is, the service says: an agent's echo would otherwise differ by the agent's own user.
    job_actions: job.job_actions.map((action) => ({ ...action, user_id: null, project_id: null })),
    job_schedule: configuredSchedule(job.job_schedule),
  };
}

function hashOf(value: JsonObject): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 32);
}
