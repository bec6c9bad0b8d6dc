import { MethodNotAllowed } from '../errors';
import type { Operation } from '../http/api-request';
import { requireStored } from '../http/entity-tag';
import { filledBody, jsonBody } from '../http/json-body';
import type { GetBodies } from '../http/search-source';
import type { ChangeContext } from '../jobs/document/job';
import {
  createDocument,
  replaceDocument,
  updateDocument,
  writeContextOf,
} from '../operations/write-documents';
import { getDocument, listDocuments, type ListDocumentsOptions } from '../operations/read-documents';
import { documentKey, noSuch } from '../operations/names';
import type { DocumentRepository } from '../storage/document-repository';
import {
  createAddSessionJob,
  createDeleteSession,
  createRemoveSessionJob,
  SESSION,
  type SessionJobs,
  type WriteSessionDependencies,
} from './session-members';
import {
  editedSession,
  newSession,
  parseSession,
  parseSessionChanges,
  parseWholeSession,
} from './document/changed-session';
import { publicSession, type SessionKey, type StoredSession } from './document/session';
import { afterAction, parseSessionAction } from './document/session-run';

/** `POST /v2/{project_id}/sessions`: make a session, always under a new id. */
function createCreateSession({
  documents,
  contextOf,
}: Pick<WriteSessionDependencies, 'documents' | 'contextOf'>): Operation {
  return createDocument({
    names: SESSION,
    documents,
    make: (project_id, request) => {
      const context = contextOf(request);
      return newSession(
        { project_id, session_id: context.newId() },
        parseSession(filledBody(request)),
        context,
      );
    },
  });
}

/** `POST /v2/{project_id}/sessions/{session_id}/action`: an agent starts or ends its plan of a session. */
function createCreateSessionAction({
  change,
  contextOf,
}: Pick<WriteSessionDependencies, 'change' | 'contextOf'>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, SESSION);
    const action = parseSessionAction(jsonBody(request));
    // Freezer's words and status for an action that nobody knows.
    if (!action) throw new MethodNotAllowed('POST, OPTIONS', 'Bad Action Method', 'Bad Method');
    let result = '';
    const { session_tag } = await change(key, (stored) => {
      const session = requireStored(request, stored, noSuch(SESSION, key));
      const run = afterAction(session, action, contextOf(request).now);
      result = run.result;
      return run.session;
    });
    return { status: 202, body: { result, session_tag } };
  };
}

/** `GET /v2/{project_id}/sessions/{session_id}`: show a session. */
function createGetSession({ documents }: Pick<WriteSessionDependencies, 'documents'>): Operation {
  return getDocument({ names: SESSION, find: (key) => documents.get(key), show: publicSession });
}

/** `GET /v2/{project_id}/sessions`: list a project's sessions. */
function createListSessions(
  options: Pick<ListDocumentsOptions<StoredSession>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: SESSION, show: publicSession });
}

/**
 * `POST /v2/{project_id}/sessions/{session_id}`: make the session with this id, or put the document in its place. As in
 * Freezer, what the document does not say stays; and so do the plans that are in the session.
 */
function createReplaceSession({
  change,
  contextOf,
}: Pick<WriteSessionDependencies, 'change' | 'contextOf'>): Operation {
  return replaceDocument({
    names: SESSION,
    change,
    parse: parseWholeSession,
    replace: (stored, input, key, request) =>
      stored ? editedSession(stored, input, contextOf(request)) : newSession(key, input, contextOf(request)),
  });
}

/** `PATCH /v2/{project_id}/sessions/{session_id}`: change a session; its plans do not hear of it. */
function createUpdateSession({
  change,
  contextOf,
}: Pick<WriteSessionDependencies, 'change' | 'contextOf'>): Operation {
  return updateDocument({
    names: SESSION,
    change,
    parse: parseSessionChanges,
    edit: (stored, changes, request) => editedSession(stored, changes, contextOf(request)),
  });
}

interface SessionsDependencies extends Pick<ChangeContext, 'managedClients' | 'managedRunner'> {
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
