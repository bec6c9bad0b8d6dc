import type { StoredSession } from '../shared/freezer/sessions/session';
import { publicSession } from '../shared/freezer/sessions/public-session';
import type { Operation } from '../shared/http/api-request';
import { listDocuments, type ListDocumentsOptions } from '../shared/operations/list-documents';
import { SESSION } from './session-names';

/** `GET /v2/{project_id}/sessions`: list a project's sessions. */
export function createListSessions(
  options: Pick<ListDocumentsOptions<StoredSession>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: SESSION, show: publicSession });
}
