import { DocumentNotFound } from '../shared/errors';
import { publicJob, type PublicJobOptions } from '../shared/freezer/public-job';
import type { Operation } from '../shared/http/dispatch';
import type { JobRepository } from '../shared/storage/job-repository';
import { jobKey } from './job-key';

export interface GetJobDependencies extends PublicJobOptions {
  readonly jobs: Pick<JobRepository, 'get'>;
}

/** `GET /v2/{project_id}/jobs/{job_id}`: show a backup plan. */
export function createGetJob({ jobs, managedClients }: GetJobDependencies): Operation {
  return async (parameters) => {
    const key = jobKey(parameters);
    const job = await jobs.get(key);
    if (!job) throw new DocumentNotFound(`Job not found with ID ${key.job_id}`);
    return { status: 200, body: publicJob(job, { managedClients }) };
  };
}
