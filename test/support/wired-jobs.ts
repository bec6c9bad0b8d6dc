import { served } from '../../functions/http/operation';
import { ActionLibrary } from '../../functions/jobs/action-library';
import type { JobRepository } from '../../functions/jobs/job-table';
import { type JobsDependencies, jobsOperations } from '../../functions/jobs/operations';
import { changeContext } from './job';
import { wired, type WiredAnswer, type WiredRequest } from './wired';

export interface JobsRequest extends Omit<WiredRequest, 'parameters'> {
  readonly job_id?: string;
}

export type JobsAnswer = WiredAnswer;

/** All operations of the jobs resource on a real table: a request in, the answer out. The caller may do anything. */
export function wiredJobs(
  jobs: JobRepository,
  changes: Partial<JobsDependencies> = {},
): (request: JobsRequest) => Promise<JobsAnswer> {
  const send = wired(served('jobs', operationsOn(jobs, changes)));
  return ({ job_id, ...request }) => send({ ...request, parameters: { job_id } });
}

/** What plans leave in the library is not what tests of plans are about. */
const EMPTY_LIBRARY = { get: () => Promise.resolve(undefined), put: () => Promise.resolve(true) };

function operationsOn(jobs: JobRepository, changes: Partial<JobsDependencies>) {
  const { managedClients, managedRunner } = changeContext();
  return jobsOperations({
    jobs,
    libraryOf: (project_id) => new ActionLibrary(EMPTY_LIBRARY, project_id),
    managedClients,
    managedRunner,
    // Nor are their clients.
    clients: { get: () => Promise.resolve(undefined) },
    agentClients: 'any',
    counters: { get: () => Promise.resolve(0), set: () => Promise.resolve() },
    plansPerProject: 10_000,
    warn: () => undefined,
    getBodies: 'guarded',
    ...changes,
  });
}
