import { jobsOperations } from '../../functions/jobs/operations';
import { ROUTES } from '../../functions/shared/contract/routes';
import { createApiHandler } from '../../functions/shared/http/api-handler';
import { parseRules } from '../../functions/shared/policy/load-rules';
import { policyOf } from '../../functions/shared/policy/policy';
import { ActionLibrary } from '../../functions/shared/storage/action-library';
import { writable } from '../../functions/shared/storage/change-document';
import type { JobRepository } from '../../functions/shared/storage/job-repository';
import { identity, PROJECT_ID } from './identity';
import { changeContext } from './job';
import { proxyEvent } from './proxy-event';

export interface JobsRequest {
  readonly operation: string;
  readonly job_id?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

export interface JobsAnswer {
  readonly status: number;
  readonly body: string;
}

/** All operations of the jobs resource on a real table: a request in, the answer out. The caller may do anything. */
export function wiredJobs(jobs: JobRepository): (request: JobsRequest) => Promise<JobsAnswer> {
  const handler = createApiHandler({
    policy: policyOf(parseRules({})),
    serviceType: 'backup',
    routes: ROUTES,
    operations: operationsOn(jobs),
    publicOperations: new Map(),
    keystonePublicUrl: 'https://keystone.example.com:5000',
  });
  const who = identity({ roles: ['admin', 'member', 'reader'] });
  return async ({ operation, job_id, body = null, headers = {}, query = {} }) => {
    const { method = 'GET', path = '' } = ROUTES.find((route) => route.operation === operation) ?? {};
    const named = path.includes('{job_id}') && job_id !== undefined;
    const parameters = { project_id: PROJECT_ID, ...(named && { job_id }) };
    const event = proxyEvent({ method, resource: path, parameters, headers, identity: who });
    const multiValueQueryStringParameters = Object.fromEntries(
      Object.entries(query).map(([name, value]) => [name, [value]]),
    );
    const answer = await handler({ ...event, body, multiValueQueryStringParameters });
    return { status: answer.statusCode, body: answer.body };
  };
}

/** What plans leave in the library is not what tests of plans are about. */
const EMPTY_LIBRARY = { get: () => Promise.resolve(undefined), put: () => Promise.resolve(true) };

function operationsOn(jobs: JobRepository) {
  const { managedClients, managedRunner } = changeContext();
  return new Map(
    jobsOperations({
      ...writable(jobs),
      libraryOf: (project_id) => new ActionLibrary(EMPTY_LIBRARY, project_id),
      managedClients,
      managedRunner,
      getBodies: 'guarded',
    }),
  );
}
