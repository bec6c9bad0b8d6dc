import { newSession } from './document/changed-session';
import { parseSession } from './document/validate-session';
import type { Operation } from '../http/api-request';
import { filledBody } from '../http/json-body';
import { createDocument } from '../operations/create-document';
import type { WriteSessionDependencies } from './session-dependencies';
import { SESSION } from './session-names';

/** `POST /v2/{project_id}/sessions`: make a session, always under a new id. */
export function createCreateSession({
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
