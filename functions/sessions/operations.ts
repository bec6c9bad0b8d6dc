import { MethodNotAllowed } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { requireStored } from '../http/entity-tag';
import { filledBody, jsonBody } from '../http/json-body';
import type { Operations } from '../http/operation';
import type { ApiResponse } from '../http/response';
import type { GetBodies } from '../http/search-source';
import type { ChangeContext } from '../jobs/document/job';
import { documentKey, noSuch } from '../operations/names';
import { getDocument, listDocuments } from '../operations/read-documents';
import { createDocument, replaceDocument, updateDocument } from '../operations/write-documents';
import type { DocumentRepository } from '../storage/document-repository';
import {
  editedSession,
  newSession,
  parseSession,
  parseSessionChanges,
  parseWholeSession,
} from './document/changed-session';
import { publicSession, SESSION_PART, type SessionKey, type StoredSession } from './document/session';
import { afterAction, parseSessionAction } from './document/session-run';
import {
  addSessionJob,
  deleteSession,
  removeSessionJob,
  SESSION,
  type SessionWrites,
} from './session-members';

interface SessionsDependencies extends Pick<ChangeContext, 'managedClients' | 'managedRunner'> {
  readonly sessions: DocumentRepository<SessionKey, StoredSession>;
  readonly jobs: SessionWrites['jobs'];
  readonly getBodies: GetBodies;
}

/** Groups of plans that begin and end together. */
export function sessionsOperations(dependencies: SessionsDependencies): Operations<'sessions'> {
  const { sessions, jobs, managedClients, managedRunner, getBodies } = dependencies;
  const writes: SessionWrites = {
    sessions,
    jobs,
    contextOf: ({ context }) => ({ ...context, managedClients, managedRunner }),
  };
  return {
    /** `GET /v2/{project_id}/sessions`: list a project's sessions. */
    listSessions: listDocuments({
      names: SESSION,
      list: (project_id, span) => sessions.list(project_id, span),
      find: (key) => sessions.get(key),
      show: publicSession,
      getBodies,
    }),
    /** `POST /v2/{project_id}/sessions`: make a session, always under a new id. */
    createSession: createDocument({
      names: SESSION,
      documents: sessions,
      part: SESSION_PART,
      make: (project_id, request) => {
        const key = { project_id, session_id: request.context.newId() };
        return newSession(key, parseSession(filledBody(request)), request.context);
      },
    }),
    /** `GET /v2/{project_id}/sessions/{session_id}`: show a session. */
    getSession: getDocument({ names: SESSION, find: (key) => sessions.get(key), show: publicSession }),
    /** `PATCH /v2/{project_id}/sessions/{session_id}`: change a session; its plans do not hear of it. */
    updateSession: updateDocument({
      names: SESSION,
      documents: sessions,
      part: SESSION_PART,
      parse: parseSessionChanges,
      edit: (stored, changes, { context }) => editedSession(stored, changes, context),
    }),
    /**
     * `POST /v2/{project_id}/sessions/{session_id}`: make the session with this id, or put the document in its place. As
     * in Freezer, what the document does not say stays; and so do the plans that are in the session.
     */
    replaceSession: replaceDocument({
      names: SESSION,
      documents: sessions,
      part: SESSION_PART,
      parse: parseWholeSession,
      replace: (stored, input, key, { context }) =>
        stored ? editedSession(stored, input, context) : newSession(key, input, context),
    }),
    deleteSession: (request) => deleteSession(request, writes),
    createSessionAction: (request) => createSessionAction(request, sessions),
    addSessionJob: (request) => addSessionJob(request, writes),
    removeSessionJob: (request) => removeSessionJob(request, writes),
  };
}

/** `POST /v2/{project_id}/sessions/{session_id}/action`: an agent starts or ends its plan of a session. */
async function createSessionAction(
  request: ApiRequest,
  sessions: Pick<SessionsDependencies['sessions'], 'changeWithResult'>,
): Promise<ApiResponse> {
  const key = documentKey(request.parameters, SESSION);
  const action = parseSessionAction(jsonBody(request));
  // Freezer's words and status for an action that nobody knows.
  if (!action) throw new MethodNotAllowed('POST, OPTIONS', 'Bad Action Method', 'Bad Method');
  const [{ session_tag }, result] = await sessions.changeWithResult(key, (stored) => {
    const run = afterAction(
      requireStored(request, stored, noSuch(SESSION, key)),
      action,
      request.context.now,
    );
    return [run.session, run.result];
  });
  return { status: 202, body: { result, session_tag } };
}
