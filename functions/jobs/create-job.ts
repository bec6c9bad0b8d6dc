import { DocumentExists } from '../shared/errors';
import { newJob } from '../shared/freezer/jobs/new-job';
import { parseJobDocument } from '../shared/freezer/jobs/schema/validate-job';
import type { Operation } from '../shared/http/api-request';
import { entityTag } from '../shared/http/entity-tag';
import { jsonBody } from '../shared/http/json-body';
import type { ChangeDependencies } from './change-dependencies';
import { projectId } from './job-key';

/** `POST /v2/{project_id}/jobs`: make a backup plan, under the id in the document or a new one. */
export function createCreateJob({
  jobs,
  contextOf,
}: Pick<ChangeDependencies, 'jobs' | 'contextOf'>): Operation {
  return async (request) => {
    const project_id = projectId(request.parameters);
    const context = contextOf(request);
    const input = parseJobDocument(jsonBody(request));
    const job = newJob({ project_id, job_id: input.job_id ?? context.newId() }, input, context);
    if (!(await jobs.put(job))) throw new DocumentExists(`Job already registered with ID ${job.job_id}`);
    return { status: 201, headers: { ETag: entityTag(job) }, body: { job_id: job.job_id } };
  };
}
