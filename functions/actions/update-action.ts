import { parseActionChanges } from './document/action-input';
import { editedAction } from './document/changed-action';
import type { Operation } from '../http/api-request';
import { updateDocument } from '../operations/write-documents';
import type { WriteActionDependencies } from './action-dependencies';
import { ACTION } from './action-names';

/** `PATCH /v2/{project_id}/actions/{action_id}`: change an action; plans keep the copies that they have. */
export function createUpdateAction({
  change,
  contextOf,
}: Pick<WriteActionDependencies, 'change' | 'contextOf'>): Operation {
  return updateDocument({
    names: ACTION,
    change,
    parse: parseActionChanges,
    edit: (stored, changes, request) => editedAction(stored, changes, contextOf(request)),
  });
}
