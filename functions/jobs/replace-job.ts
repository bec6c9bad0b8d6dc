import { newJob } from '../shared/freezer/jobs/new-job';
import { replacedJob } from '../shared/freezer/jobs/replaced-job';
import { parseJobDocument } from '../shared/freezer/jobs/schema/validate-job';
import type { Operation } from '../shared/http/api-request';
import { replaceDocument } from '../shared/operations/update-document';
import type { WriteJobDependencies } from './job-dependencies';
import { JOB } from './job-names';

/** `POST /v2/{project_id}/jobs/{job_id}`: make the plan with this id, or put the document in its place. */
export function createReplaceJob({
  change,
  contextOf,
}: Pick<WriteJobDependencies, 'change' | 'contextOf'>): Operation {
  return replaceDocument({
    names: JOB,
    change,
    parse: parseJobDocument,
    replace: (stored, input, key, request) =>
      stored ? replacedJob(stored, input, contextOf(request)) : newJob(key, input, contextOf(request)),
  });
}
