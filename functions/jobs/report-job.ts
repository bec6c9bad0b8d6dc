import { reportedJob } from './document/reported-job';
import { parseJobReport } from './document/validate-job';
import type { Operation } from '../http/api-request';
import { updateDocument } from '../operations/write-documents';
import type { WriteJobDependencies } from './job-dependencies';
import { JOB } from './job-names';

/** `POST /v2/{project_id}/jobs/{job_id}/report`: what the platform has done for a managed plan. */
export function createReportJob({
  change,
  contextOf,
}: Pick<WriteJobDependencies, 'change' | 'contextOf'>): Operation {
  return updateDocument({
    names: JOB,
    change,
    parse: parseJobReport,
    edit: (stored, report, request) => reportedJob(stored, report, contextOf(request)),
  });
}
