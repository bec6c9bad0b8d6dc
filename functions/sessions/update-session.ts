import { editedSession } from './document/changed-session';
import { parseSessionChanges } from './document/validate-session';
import type { Operation } from '../http/api-request';
import { updateDocument } from '../operations/write-documents';
import type { WriteSessionDependencies } from './session-dependencies';
import { SESSION } from './session-names';

/** `PATCH /v2/{project_id}/sessions/{session_id}`: change a session; its plans do not hear of it. */
export function createUpdateSession({
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
