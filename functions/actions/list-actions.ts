import type { StoredAction } from './document/action';
import { publicAction } from './document/public-action';
import type { Operation } from '../http/api-request';
import { listDocuments, type ListDocumentsOptions } from '../operations/read-documents';
import { ACTION } from './action-names';

/** `GET /v2/{project_id}/actions`: list the actions of a project's library. */
export function createListActions(
  options: Pick<ListDocumentsOptions<StoredAction>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: ACTION, show: publicAction });
}
