import { Conflict } from '../errors';
import type { JobKey, StoredJob } from './document/job';
import type { ApiRequest, Operation } from '../http/api-request';
import { getDocument } from '../operations/get-document';
import type { JobRepository } from './job-table';
import { JOB } from './job-names';
import type { JobView } from './job-view';

export interface GetJobDependencies {
  readonly jobs: Pick<JobRepository, 'get' | 'find'>;
  readonly viewOf: (request: ApiRequest) => JobView;
}

/** `GET /v2/{project_id}/jobs/{job_id}`: show a backup plan. */
export function createGetJob({ jobs, viewOf }: GetJobDependencies): Operation {
  return getDocument({
    names: JOB,
    find: async (key, request) => (await jobs.get(key)) ?? (await elsewhere(jobs, key, request)),
    show: (job: StoredJob, request) => viewOf(request).forCaller(job),
  });
}

/** Operators ask under their own project for a plan of any, as the `freezer` command does. */
async function elsewhere(
  jobs: GetJobDependencies['jobs'],
  { job_id }: JobKey,
  request: ApiRequest,
): Promise<StoredJob | undefined> {
  if (!request.maySpanProjects('jobs:get_all_projects')) return undefined;
  const [key, ...others] = await jobs.find(job_id);
  if (others.length > 0) {
    throw new Conflict(`Several projects have a job with ID ${job_id}: ask under the path of one of them.`);
  }
  return key && jobs.get(key);
}
