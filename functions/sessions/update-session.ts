import { editedSession } from '../shared/freezer/sessions/changed-session';
import { parseSessionChanges } from '../shared/freezer/sessions/schema/validate-session';
import type { Operation } from '../shared/http/api-request';
import { updateDocument } from '../shared/operations/update-document';
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
