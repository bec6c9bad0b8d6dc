import { reportedJob } from '../shared/freezer/jobs/reported-job';
import { parseJobReport } from '../shared/freezer/jobs/schema/validate-job';
import type { Operation } from '../shared/http/api-request';
import { entityTag, requireStored } from '../shared/http/entity-tag';
import { jsonBody } from '../shared/http/json-body';
import type { ChangeDependencies } from './change-dependencies';
import { jobKey, noSuchJob } from './job-key';

/** `POST /v2/{project_id}/jobs/{job_id}/report`: what the platform has done for a managed plan. */
export function createReportJob({
  change,
  contextOf,
}: Pick<ChangeDependencies, 'change' | 'contextOf'>): Operation {
  return async (request) => {
    const key = jobKey(request.parameters);
    const report = parseJobReport(jsonBody(request));
    const job = await change(key, (stored) =>
      reportedJob(requireStored(request, stored, noSuchJob(key)), report, contextOf(request)),
    );
    const headers = { ETag: entityTag(job) };
    return { status: 200, headers, body: { job_id: job.job_id, version: job._version } };
  };
}
