import { TABLE_VARIABLES } from '../shared/contract/environment';
import { requireEnvironment, THIS_ENVIRONMENT } from '../shared/environment';
import { createApiHandler } from '../shared/http/api-handler';
import { getBodiesIn, managedIn, serviceIn } from '../shared/http/service';
import { writable } from '../shared/storage/change-document';
import { createDocumentClient } from '../shared/storage/document-client';
import { DocumentRepository } from '../shared/storage/document-repository';
import { JOB_FORM } from '../shared/storage/job-form';
import { SESSION_FORM } from '../shared/storage/session-form';
import { warmedUp } from '../shared/warm-up';
import { sessionsOperations } from './operations';

const client = createDocumentClient();
const sessions = new DocumentRepository(client, requireEnvironment(TABLE_VARIABLES.sessions), SESSION_FORM);
const jobs = new DocumentRepository(client, requireEnvironment(TABLE_VARIABLES.jobs), JOB_FORM);

export const handler = warmedUp(
  createApiHandler({
    ...serviceIn(THIS_ENVIRONMENT),
    operations: new Map(
      sessionsOperations({
        sessions: writable(sessions),
        jobs: writable(jobs),
        ...managedIn(THIS_ENVIRONMENT),
        getBodies: getBodiesIn(THIS_ENVIRONMENT),
      }),
    ),
  }),
  () => sessions.get({ project_id: '-', session_id: '-' }),
);
