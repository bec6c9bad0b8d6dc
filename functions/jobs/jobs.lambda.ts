import { ENVIRONMENT } from '../shared/contract/environment';
import { ROUTES } from '../shared/contract/routes';
import { assetFile, requireEnvironment } from '../shared/environment';
import { createApiHandler } from '../shared/http/api-handler';
import { describeError, logError } from '../shared/log';
import { parseRules } from '../shared/policy/load-rules';
import { parseOverrides } from '../shared/policy/overrides';
import { policyOf } from '../shared/policy/policy';
import { createDocumentClient } from '../shared/storage/document-client';
import { JobRepository } from '../shared/storage/job-repository';
import { createGetJob } from './get-job';

const jobs = new JobRepository(createDocumentClient(), requireEnvironment(ENVIRONMENT.jobsTable));
const managedClients = new Set(requireEnvironment(ENVIRONMENT.managedClients).split(','));

export const handler = createApiHandler({
  policy: policyOf(parseRules(parseOverrides(assetFile(ENVIRONMENT.policy)))),
  serviceType: requireEnvironment(ENVIRONMENT.serviceType),
  routes: ROUTES,
  operations: new Map([['getJob', createGetJob({ jobs, managedClients })]]),
  keystonePublicUrl: requireEnvironment(ENVIRONMENT.keystonePublicUrl),
});

// A read of nothing during init opens the connection and warms the SDK, so that the first caller does not wait for it.
jobs.get({ project_id: '-', job_id: '-' }).catch((error: unknown) => {
  logError({ operation: 'connect', outcome: 'unavailable', reason: describeError(error) });
});
