import { editedJob } from '../shared/freezer/jobs/edited-job';
import { parseJobChanges } from '../shared/freezer/jobs/schema/validate-job';
import type { Operation } from '../shared/http/api-request';
import { updateDocument } from '../shared/operations/update-document';
import type { WriteJobDependencies } from './job-dependencies';
import { JOB } from './job-names';

/** `PATCH /v2/{project_id}/jobs/{job_id}`: a user's change, or an agent's report. */
export function createUpdateJob({
  change,
  contextOf,
}: Pick<WriteJobDependencies, 'change' | 'contextOf'>): Operation {
  return updateDocument({
    names: JOB,
    change,
    parse: parseJobChanges,
    edit: (stored, changes, request) => editedJob(stored, changes, contextOf(request)),
  });
}
