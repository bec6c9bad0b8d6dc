import type { StoredSession } from './document/session';
import { publicSession } from './document/public-session';
import type { Operation } from '../http/api-request';
import { listDocuments, type ListDocumentsOptions } from '../operations/read-documents';
import { SESSION } from './session-names';

/** `GET /v2/{project_id}/sessions`: list a project's sessions. */
export function createListSessions(
  options: Pick<ListDocumentsOptions<StoredSession>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: SESSION, show: publicSession });
}
