import { editedJob } from '../shared/freezer/jobs/edited-job';
import { parseJobChanges } from '../shared/freezer/jobs/schema/validate-job';
import type { Operation } from '../shared/http/api-request';
import { entityTag, requireStored } from '../shared/http/entity-tag';
import { jsonBody } from '../shared/http/json-body';
import type { ChangeDependencies } from './change-dependencies';
import { jobKey, noSuchJob } from './job-key';

/** `PATCH /v2/{project_id}/jobs/{job_id}`: a user's change, or an agent's report. */
export function createUpdateJob({
  change,
  contextOf,
}: Pick<ChangeDependencies, 'change' | 'contextOf'>): Operation {
  return async (request) => {
    const key = jobKey(request.parameters);
    const changes = parseJobChanges(jsonBody(request));
    const job = await change(key, (stored) =>
      editedJob(requireStored(request, stored, noSuchJob(key)), changes, contextOf(request)),
    );
    const headers = { ETag: entityTag(job) };
    return { status: 200, headers, body: { job_id: job.job_id, version: job._version } };
  };
}
