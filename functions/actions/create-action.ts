import { parseAction } from './document/action-input';
import { newAction } from './document/changed-action';
import type { Operation } from '../http/api-request';
import { filledBody } from '../http/json-body';
import { createDocument } from '../operations/create-document';
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
