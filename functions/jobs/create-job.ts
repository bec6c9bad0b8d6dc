import { newJob } from '../shared/freezer/jobs/new-job';
import { parseJobDocument } from '../shared/freezer/jobs/schema/validate-job';
import type { Operation } from '../shared/http/api-request';
import { jsonBody } from '../shared/http/json-body';
import { createDocument } from '../shared/operations/create-document';
import type { WriteJobDependencies } from './job-dependencies';
import { JOB } from './job-names';

/** `POST /v2/{project_id}/jobs`: make a backup plan, under the id in the document or a new one. */
export function createCreateJob({
  documents,
  contextOf,
}: Pick<WriteJobDependencies, 'documents' | 'contextOf'>): Operation {
  return createDocument({
    names: JOB,
    documents,
    make: (project_id, request) => {
      const context = contextOf(request);
      const input = parseJobDocument(jsonBody(request));
      return newJob({ project_id, job_id: input.job_id ?? context.newId() }, input, context);
    },
  });
}
