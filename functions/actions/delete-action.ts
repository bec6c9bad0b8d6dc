import type { Operation } from '../http/api-request';
import { deleteDocument } from '../operations/delete-document';
import type { WriteActionDependencies } from './action-dependencies';
import { ACTION } from './action-names';

/** `DELETE /v2/{project_id}/actions/{action_id}`: take an action out of the library; plans keep their copies. */
export function createDeleteAction({ documents }: Pick<WriteActionDependencies, 'documents'>): Operation {
  return deleteDocument(ACTION, documents);
}
