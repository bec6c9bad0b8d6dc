import { parseAction } from '../shared/freezer/actions/action-input';
import { newAction } from '../shared/freezer/actions/changed-action';
import type { Operation } from '../shared/http/api-request';
import { filledBody } from '../shared/http/json-body';
import { createDocument } from '../shared/operations/create-document';
import type { WriteActionDependencies } from './action-dependencies';
import { ACTION } from './action-names';

/** `POST /v2/{project_id}/actions`: put an action into the library, under the id in the document or a new one. */
export function createCreateAction({
  documents,
  contextOf,
}: Pick<WriteActionDependencies, 'documents' | 'contextOf'>): Operation {
  return createDocument({
    names: ACTION,
    documents,
    make: (project_id, request) => {
      const context = contextOf(request);
      const input = parseAction(filledBody(request));
      return newAction({ project_id, action_id: input.action_id ?? context.newId() }, input, context);
    },
  });
}
