import type { ChangeContext } from '../jobs/document/job';
import type { SessionKey, StoredSession } from './document/session';
import type { Operation } from '../http/api-request';
import type { GetBodies } from '../http/search-source';
import { writeContextOf } from '../operations/write-context';
import type { DocumentRepository } from '../storage/document-repository';
import { createAddSessionJob } from './add-session-job';
import { createCreateSession } from './create-session';
import { createCreateSessionAction } from './create-session-action';
import { createDeleteSession } from './delete-session';
import { createGetSession } from './get-session';
import { createListSessions } from './list-sessions';
import { createRemoveSessionJob } from './remove-session-job';
import { createReplaceSession } from './replace-session';
import type { SessionJobs, WriteSessionDependencies } from './session-dependencies';
import { createUpdateSession } from './update-session';

export interface SessionsDependencies extends Pick<ChangeContext, 'managedClients' | 'managedRunner'> {
  readonly sessions: Pick<WriteSessionDependencies, 'change'> & {
    readonly documents: DocumentRepository<SessionKey, StoredSession>;
  };
  readonly jobs: SessionJobs;
  readonly getBodies: GetBodies;
}

/** The sessions resource, by operation. */
export function sessionsOperations({
  sessions,
  jobs,
  managedClients,
  managedRunner,
  getBodies,
}: SessionsDependencies): readonly (readonly [string, Operation])[] {
  const contextOf: WriteSessionDependencies['contextOf'] = (request) => ({
    ...writeContextOf(request),
    managedClients,
    managedRunner,
  });
  const writes = { ...sessions, contextOf };
  const both = { sessions, jobs, contextOf };
  const { documents } = sessions;
  return [
    [
      'listSessions',
      createListSessions({ list: (project, span) => documents.list(project, span), getBodies }),
    ],
    ['createSession', createCreateSession(writes)],
    ['getSession', createGetSession(writes)],
    ['updateSession', createUpdateSession(writes)],
    ['replaceSession', createReplaceSession(writes)],
    ['deleteSession', createDeleteSession(both)],
    ['createSessionAction', createCreateSessionAction(writes)],
    ['addSessionJob', createAddSessionJob(both)],
    ['removeSessionJob', createRemoveSessionJob(both)],
  ];
}
