import type { Json, JsonObject } from '../../functions/documents/json';
import type { StoredJob } from '../../functions/jobs/document/job';
import { publicJob } from '../../functions/jobs/document/public-job';

/** A plan as callers see it, and what the service remembers of it: an import takes both back. */
export function exportedPlan(job: StoredJob, managedClients: ReadonlySet<string>): JsonObject {
  const remembered = job._configurations.map((configuration): Json => ({ ...configuration }));
  return {
    ...publicJob(job, { managedClients }),
    _configurations: remembered,
    ...(job._event_shown === true && { _event_shown: true }),
  };
}
