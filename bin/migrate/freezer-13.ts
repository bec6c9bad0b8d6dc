import type { JsonObject } from '../../functions/documents/json';
import type { StoredJob } from '../../functions/jobs/document/job';
import { publicJob } from '../../functions/jobs/document/public-job';
import { withoutNulls } from './fields';

/** What a plan here has and one of Freezer 13 has not, in a sentence that goes on from a number of plans. */
export const LOSSES = {
  name: 'with a name beside a description: Freezer 13 keeps the description.',
  disabled: 'disabled: Freezer 13 shows them as stopped, and a start event brings them back.',
  managed: 'managed: no agent of Freezer 13 runs them, and their state is lost.',
  user_credentials: 'with a Keystone trust: Freezer 13 knows none.',
} as const;
type Loss = keyof typeof LOSSES;

/** The keys that Freezer 13 lets in and that say something. */
const KEYS = ['job_id', 'project_id', 'user_id', 'client_id', 'session_id', 'session_tag'] as const;

/** A document for "create" of Freezer 13, or for a POST to the plan's own path, which also keeps its id and times. */
export function freezer13Document(job: StoredJob, managedClients: ReadonlySet<string>): JsonObject {
  const plan = publicJob(job, { managedClients });
  const schedule = { ...job.job_schedule, ...(plan['disabled'] === true && { status: 'stop', event: '' }) };
  return {
    ...Object.fromEntries(KEYS.map((key) => [key, plan[key] ?? ''])),
    description: plan['description'] === '' ? (plan['name'] ?? '') : (plan['description'] ?? ''),
    job_schedule: withoutNulls(schedule),
    job_actions: job.job_actions.map((action) => ({
      ...withoutNulls(action),
      freezer_action: withoutNulls(action.freezer_action),
    })),
  };
}

export function lossesOf(job: StoredJob, managedClients: ReadonlySet<string>): readonly Loss[] {
  const lost: Readonly<Record<Loss, boolean>> = {
    name: Boolean(job.name) && Boolean(job.description),
    disabled: job.disabled === true,
    managed: managedClients.has(job.client_id),
    user_credentials: job.user_credentials !== undefined,
  };
  return (Object.keys(LOSSES) as Loss[]).filter((loss) => lost[loss]);
}
