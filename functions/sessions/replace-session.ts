import { editedSession, newSession } from './document/changed-session';
import { parseWholeSession } from './document/validate-session';
import type { Operation } from '../http/api-request';
import { replaceDocument } from '../operations/write-documents';
import type { WriteSessionDependencies } from './session-dependencies';
import { SESSION } from './session-names';

/**
 * `POST /v2/{project_id}/sessions/{session_id}`: make the session with this id, or put the document in its place. As in
 * Freezer, what the document does not say stays; and so do the plans that are in the session.
 */
export function createReplaceSession({
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
