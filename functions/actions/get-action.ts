import { publicAction } from './document/public-action';
import type { Operation } from '../http/api-request';
import { getDocument } from '../operations/get-document';
import type { WriteActionDependencies } from './action-dependencies';
import { ACTION } from './action-names';

/** `GET /v2/{project_id}/actions/{action_id}`: show an action. */
export function createGetAction({ documents }: Pick<WriteActionDependencies, 'documents'>): Operation {
  return getDocument({ names: ACTION, find: (key) => documents.get(key), show: publicAction });
}
