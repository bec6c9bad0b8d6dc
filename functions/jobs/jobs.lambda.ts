import { TABLE_VARIABLES } from '../shared/contract/environment';
import { requireEnvironment, THIS_ENVIRONMENT } from '../shared/environment';
import { createApiHandler } from '../shared/http/api-handler';
import { serviceIn } from '../shared/http/service';
import { trustsIn } from '../shared/keystone/trusts-in';
import { ACTION_FORM } from '../shared/storage/action-form';
import { ActionLibrary } from '../shared/storage/action-library';
import { writable } from '../shared/storage/change-document';
import { ClientRepository } from '../shared/storage/client-repository';
import { createDocumentClient } from '../shared/storage/document-client';
import { DocumentRepository } from '../shared/storage/document-repository';
import { JobRepository } from '../shared/storage/job-repository';
import { warmedUp } from '../shared/warm-up';
import { jobSettingsIn } from './job-settings';
import { jobsOperations } from './operations';

const client = createDocumentClient();
const jobs = new JobRepository(client, requireEnvironment(TABLE_VARIABLES.jobs));
const clients = new ClientRepository(client, requireEnvironment(TABLE_VARIABLES.clients));
const actions = new DocumentRepository(client, requireEnvironment(TABLE_VARIABLES.actions), ACTION_FORM);

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    operations: new Map(
      jobsOperations({
        ...writable(jobs),
        ...jobSettingsIn(THIS_ENVIRONMENT),
        clients,
        trusts: trustsIn(THIS_ENVIRONMENT),
        libraryOf: (project_id) => new ActionLibrary(actions, project_id),
      }),
    ),
  }),
  () => jobs.get({ project_id: '-', job_id: '-' }),
);
