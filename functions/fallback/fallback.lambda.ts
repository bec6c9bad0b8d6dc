import { ACTION_FORM } from '../actions/action-table';
import { actionsOperations } from '../actions/operations';
import { BackupRepository } from '../backups/backup-table';
import { backupsOperations } from '../backups/operations';
import { ClientRepository } from '../clients/client-table';
import { clientsOperations } from '../clients/operations';
import { TABLE_VARIABLES } from '../contract/environment';
import { runsPlans } from '../contract/managed-runner';
import { DISCOVERY, PUBLIC_DISCOVERY } from '../discovery/operations';
import { createApiHandler } from '../http/api-handler';
import { served, servedToAnybody } from '../http/operation';
import { serviceIn } from '../http/service';
import { ActionLibrary } from '../jobs/action-library';
import { JOB, jobSettingsIn } from '../jobs/job-settings';
import { JobRepository } from '../jobs/job-table';
import { jobsOperations } from '../jobs/operations';
import { runnerTrustsIn, trustsIn } from '../keystone/trusts';
import { requireEnvironment, THIS_ENVIRONMENT } from '../runtime/environment';
import { logError } from '../runtime/log';
import { sessionsOperations } from '../sessions/operations';
import { SESSION_FORM } from '../sessions/session-table';
import { Counters } from '../storage/counters';
import { createDocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';

const client = createDocumentClient();
const tableOf = (name: keyof typeof TABLE_VARIABLES): string => requireEnvironment(TABLE_VARIABLES[name]);

const counters = new Counters(client, tableOf('counts'), JOB.collection);
const jobs = new JobRepository(client, tableOf('jobs'), counters);
const clients = new ClientRepository(client, tableOf('clients'));
const actions = new DocumentRepository(client, tableOf('actions'), ACTION_FORM);
const backups = new BackupRepository(client, tableOf('backups'));
const sessions = new DocumentRepository(client, tableOf('sessions'), SESSION_FORM);
const settings = jobSettingsIn(THIS_ENVIRONMENT);
const { getBodies } = settings;
const hasRuns = runsPlans(settings.managedRunner);

/**
 * What no route matches: paths and verbs that are not there, and whatever API Gateway does not take for the route that
 * it is. Clients end the path of every collection with a slash, and AWS does not say what becomes of it, so that every
 * operation is here as well.
 */
export const handler = createApiHandler({
  ...serviceIn(THIS_ENVIRONMENT),
  routes: [
    ...served('discovery', DISCOVERY),
    ...servedToAnybody('discovery', PUBLIC_DISCOVERY),
    ...served(
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
    ...served('clients', clientsOperations({ documents: clients, getBodies })),
    ...served('actions', actionsOperations({ documents: actions, getBodies })),
    ...served('backups', backupsOperations({ documents: backups, getBodies, hasRuns })),
    ...served('sessions', sessionsOperations({ ...settings, sessions, jobs })),
  ],
});
