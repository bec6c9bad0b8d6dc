import { createCreateJob } from '../../functions/jobs/create-job';
import { createCreateJobEvent } from '../../functions/jobs/create-job-event';
import { createGetJob } from '../../functions/jobs/get-job';
import { createReplaceJob } from '../../functions/jobs/replace-job';
import { createReportJob } from '../../functions/jobs/report-job';
import { createUpdateJob } from '../../functions/jobs/update-job';
import { ROUTES } from '../../functions/shared/contract/routes';
import type { ChangeContext } from '../../functions/shared/freezer/job';
import { createApiHandler } from '../../functions/shared/http/api-handler';
import { parseRules } from '../../functions/shared/policy/load-rules';
import { policyOf } from '../../functions/shared/policy/policy';
import { changeJob } from '../../functions/shared/storage/change-job';
import type { JobRepository } from '../../functions/shared/storage/job-repository';
import { identity, PROJECT_ID } from './identity';
import { changeContext } from './job';
import { proxyEvent } from './proxy-event';

export interface PlanRequest {
  readonly operation: string;
  readonly job_id?: string;
  readonly body?: string;
}

export interface PlanAnswer {
  readonly status: number;
  readonly body: string;
}

/** The handler with the operations of one plan on a real table: an administrator's request in, the answer out. */
export function plansApi(jobs: JobRepository): (request: PlanRequest) => Promise<PlanAnswer> {
  const context = changeContext();
  const contextOf = (): ChangeContext => ({ ...context, now: new Date() });
  const change = (key: Parameters<typeof changeJob>[1], next: Parameters<typeof changeJob>[2]) =>
    changeJob(jobs, key, next);
  const changes = { jobs, change, contextOf };
  const handler = createApiHandler({
    policy: policyOf(parseRules({})),
    serviceType: 'backup',
    routes: ROUTES,
    operations: new Map([
      ['createJob', createCreateJob(changes)],
      ['getJob', createGetJob({ jobs, managedClients: context.managedClients })],
      ['updateJob', createUpdateJob(changes)],
      ['replaceJob', createReplaceJob(changes)],
      ['createJobEvent', createCreateJobEvent(changes)],
      ['reportJob', createReportJob(changes)],
    ]),
    publicOperations: new Map(),
    keystonePublicUrl: 'https://keystone.example.com:5000',
  });
  return async ({ operation, job_id, body }) => {
    const { method = 'GET', path = '' } = ROUTES.find((route) => route.operation === operation) ?? {};
    const parameters = { project_id: PROJECT_ID, ...(job_id !== undefined && { job_id }) };
    const who = identity({ roles: ['admin', 'member', 'reader'] });
    const event = proxyEvent({ method, resource: path, parameters, identity: who });
    const answer = await handler({ ...event, body: body ?? null });
    return { status: answer.statusCode, body: answer.body };
  };
}
