import { TABLE_VARIABLES } from '../contract/environment';
import { createApiHandler } from '../http/api-handler';
import { served } from '../http/operation';
import { getBodiesIn, serviceIn } from '../http/service';
import { managedIn } from '../jobs/job-settings';
import { JOB_FORM } from '../jobs/job-table';
import { requireEnvironment, THIS_ENVIRONMENT } from '../runtime/environment';
import { warmedUp } from '../runtime/warm-up';
import { createDocumentClient } from '../storage/document-client';
import { DocumentRepository } from '../storage/document-repository';
import { sessionsOperations } from './operations';
import { SESSION_FORM } from './session-table';

const client = createDocumentClient();
const sessions = new DocumentRepository(client, requireEnvironment(TABLE_VARIABLES.sessions), SESSION_FORM);
const jobs = new DocumentRepository(client, requireEnvironment(TABLE_VARIABLES.jobs), JOB_FORM);

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    routes: served(
      'sessions',
      sessionsOperations({
        ...managedIn(THIS_ENVIRONMENT),
        sessions,
        jobs,
        getBodies: getBodiesIn(THIS_ENVIRONMENT),
      }),
    ),
  }),
  () => sessions.get({ project_id: '-', session_id: '-' }),
);
