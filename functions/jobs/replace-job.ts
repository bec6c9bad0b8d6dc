import { newJob } from '../shared/freezer/jobs/new-job';
import { replacedJob } from '../shared/freezer/jobs/replaced-job';
import { parseJobDocument } from '../shared/freezer/jobs/schema/validate-job';
import type { Operation } from '../shared/http/api-request';
import { assertPreconditions, entityTag } from '../shared/http/entity-tag';
import { jsonBody } from '../shared/http/json-body';
import type { ChangeDependencies } from './change-dependencies';
import { jobKey } from './job-key';

/** `POST /v2/{project_id}/jobs/{job_id}`: make the plan with this id, or put the document in its place. */
export function createReplaceJob({
  change,
  contextOf,
}: Pick<ChangeDependencies, 'change' | 'contextOf'>): Operation {
  return async (request) => {
    const key = jobKey(request.parameters);
    const input = parseJobDocument(jsonBody(request));
    const context = contextOf(request);
    const job = await change(key, (stored) => {
      assertPreconditions(request, stored);
      return stored ? replacedJob(stored, input, context) : newJob(key, input, context);
    });
    const headers = { ETag: entityTag(job) };
    return { status: 201, headers, body: { job_id: job.job_id, version: job._version } };
  };
}
