import { MethodNotAllowed } from '../errors';
import { parseSessionAction } from './document/session-action';
import { afterAction } from './document/session-run';
import type { Operation } from '../http/api-request';
import { requireStored } from '../http/entity-tag';
import { jsonBody } from '../http/json-body';
import { documentKey, noSuch } from '../operations/names';
import type { WriteSessionDependencies } from './session-dependencies';
import { SESSION } from './session-names';

/** `POST /v2/{project_id}/sessions/{session_id}/action`: an agent starts or ends its plan of a session. */
export function createCreateSessionAction({
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
