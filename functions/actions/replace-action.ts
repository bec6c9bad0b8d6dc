import { parseAction } from './document/action-input';
import { newAction, replacedAction } from './document/changed-action';
import type { Operation } from '../http/api-request';
import { replaceDocument } from '../operations/write-documents';
import type { WriteActionDependencies } from './action-dependencies';
import { ACTION } from './action-names';

/** `POST /v2/{project_id}/actions/{action_id}`: make the action with this id, or put the document in its place. */
export function createReplaceAction({
  change,
  contextOf,
}: Pick<WriteActionDependencies, 'change' | 'contextOf'>): Operation {
  return replaceDocument({
    names: ACTION,
    change,
    parse: parseAction,
    replace: (stored, input, key, request) => {
      const context = contextOf(request);
      return stored ? replacedAction(stored, input, context) : newAction(key, input, context);
    },
  });
}
