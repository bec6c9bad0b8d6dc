import type { StoredAction } from '../shared/freezer/actions/action';
import { publicAction } from '../shared/freezer/actions/public-action';
import type { Operation } from '../shared/http/api-request';
import { listDocuments, type ListDocumentsOptions } from '../shared/operations/list-documents';
import { ACTION } from './action-names';

/** `GET /v2/{project_id}/actions`: list the actions of a project's library. */
export function createListActions(
  options: Pick<ListDocumentsOptions<StoredAction>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: ACTION, show: publicAction });
}
