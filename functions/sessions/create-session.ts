import { newSession } from '../shared/freezer/sessions/changed-session';
import { parseSession } from '../shared/freezer/sessions/schema/validate-session';
import type { Operation } from '../shared/http/api-request';
import { filledBody } from '../shared/http/json-body';
import { createDocument } from '../shared/operations/create-document';
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
