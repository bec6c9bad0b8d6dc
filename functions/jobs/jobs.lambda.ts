import { ACTION_FORM } from '../actions/action-table';
import { ClientRepository } from '../clients/client-table';
import { TABLE_VARIABLES } from '../contract/environment';
import { createApiHandler } from '../http/api-handler';
import { served } from '../http/operation';
import { serviceIn } from '../http/service';
import { runnerTrustsIn, trustsIn } from '../keystone/trusts';
import { requireEnvironment, THIS_ENVIRONMENT } from '../runtime/environment';
import { logError } from '../runtime/log';
import { warmedUp } from '../runtime/warm-up';
import { Counters } from '../storage/counters';
import { createDocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';
import { ActionLibrary } from './action-library';
import { JOB, jobSettingsIn } from './job-settings';
import { JobRepository } from './job-table';
import { jobsOperations } from './operations';

const client = createDocumentClient();
const counters = new Counters(client, requireEnvironment(TABLE_VARIABLES.counts), JOB.collection);
const jobs = new JobRepository(client, requireEnvironment(TABLE_VARIABLES.jobs), counters);
const clients = new ClientRepository(client, requireEnvironment(TABLE_VARIABLES.clients));
const actions = new DocumentRepository(client, requireEnvironment(TABLE_VARIABLES.actions), ACTION_FORM);
const settings = jobSettingsIn(THIS_ENVIRONMENT);

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    routes: served(
      'jobs',
      jobsOperations({
        ...settings,
        jobs,
        counters,
        warn: logError,
        clients,
        trusts: trustsIn(THIS_ENVIRONMENT),
        runnerTrusts: runnerTrustsIn(THIS_ENVIRONMENT, settings.managedRunner),
        libraryOf: (project_id) => new ActionLibrary(actions, project_id),
      }),
    ),
  }),
  () => jobs.get({ project_id: '-', job_id: '-' }),
);
