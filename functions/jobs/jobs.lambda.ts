import { randomUUID } from 'node:crypto';
import { DISCOVERY, PUBLIC_DISCOVERY } from '../discovery/operations';
import { ENVIRONMENT } from '../shared/contract/environment';
import { ROUTES } from '../shared/contract/routes';
import { assetFile, requireEnvironment } from '../shared/environment';
import { createApiHandler } from '../shared/http/api-handler';
import { describeError, logError } from '../shared/log';
import { parseRules } from '../shared/policy/load-rules';
import { parseOverrides } from '../shared/policy/overrides';
import { policyOf } from '../shared/policy/policy';
import { changeJob } from '../shared/storage/change-job';
import { createDocumentClient } from '../shared/storage/document-client';
import { JobRepository } from '../shared/storage/job-repository';
import type { ChangeDependencies } from './change-dependencies';
import { createCreateJob } from './create-job';
import { createCreateJobEvent } from './create-job-event';
import { createDeleteJob } from './delete-job';
import { createGetJob } from './get-job';
import { createListJobs } from './list-jobs';
import { createReplaceJob } from './replace-job';
import { createReportJob } from './report-job';
import { createUpdateJob } from './update-job';

const jobs = new JobRepository(createDocumentClient(), requireEnvironment(ENVIRONMENT.jobsTable));
const managedClients = new Set(requireEnvironment(ENVIRONMENT.managedClients).split(','));
const managedRunner = requireEnvironment(ENVIRONMENT.managedRunner) === 'on';
const getBodies = requireEnvironment(ENVIRONMENT.getBodies) === 'passed' ? 'passed' : 'guarded';

const changes: ChangeDependencies = {
  jobs,
  change: (key, change) => changeJob(jobs, key, change),
  contextOf: ({ identity: { user_id } }) => ({
    user_id,
    now: new Date(),
    managedClients,
    managedRunner,
    newId: () => randomUUID().replaceAll('-', ''),
  }),
};

export const handler = createApiHandler({
  policy: policyOf(parseRules(parseOverrides(assetFile(ENVIRONMENT.policy)))),
  serviceType: requireEnvironment(ENVIRONMENT.serviceType),
  routes: ROUTES,
  operations: new Map([
    // The fallback is served here, and `/v2/` may arrive there.
    ...DISCOVERY,
    ['listJobs', createListJobs({ jobs, managedClients, getBodies })],
    ['createJob', createCreateJob(changes)],
    ['getJob', createGetJob({ jobs, managedClients })],
    ['updateJob', createUpdateJob(changes)],
    ['replaceJob', createReplaceJob(changes)],
    ['deleteJob', createDeleteJob(changes)],
    ['createJobEvent', createCreateJobEvent(changes)],
    ['reportJob', createReportJob(changes)],
  ]),
  publicOperations: new Map(PUBLIC_DISCOVERY),
  keystonePublicUrl: requireEnvironment(ENVIRONMENT.keystonePublicUrl),
});

// A read of nothing during init opens the connection and warms the SDK, so that the first caller does not wait for it.
jobs.get({ project_id: '-', job_id: '-' }).catch((error: unknown) => {
  logError({ operation: 'connect', outcome: 'unavailable', reason: describeError(error) });
});
