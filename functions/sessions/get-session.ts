import { publicSession } from './document/public-session';
import type { Operation } from '../http/api-request';
import { getDocument } from '../operations/get-document';
import type { WriteSessionDependencies } from './session-dependencies';
import { SESSION } from './session-names';

/** `GET /v2/{project_id}/sessions/{session_id}`: show a session. */
export function createGetSession({ documents }: Pick<WriteSessionDependencies, 'documents'>): Operation {
  return getDocument({ names: SESSION, find: (key) => documents.get(key), show: publicSession });
}
