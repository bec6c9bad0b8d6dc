import type { ActionKey, StoredAction } from './document/action';
import type { Operation } from '../http/api-request';
import type { GetBodies } from '../http/search-source';
import { writeContextOf } from '../operations/write-context';
import type { DocumentRepository } from '../storage/document-repository';
import type { WriteActionDependencies } from './action-dependencies';
import { createCreateAction } from './create-action';
import { createDeleteAction } from './delete-action';
import { createGetAction } from './get-action';
import { createListActions } from './list-actions';
import { createReplaceAction } from './replace-action';
import { createUpdateAction } from './update-action';

export interface ActionsDependencies extends Pick<WriteActionDependencies, 'change'> {
  readonly documents: DocumentRepository<ActionKey, StoredAction>;
  readonly getBodies: GetBodies;
}

/** The actions resource, by operation. */
export function actionsOperations({
  documents,
  change,
  getBodies,
}: ActionsDependencies): readonly (readonly [string, Operation])[] {
  const writes = { documents, change, contextOf: writeContextOf };
  return [
    ['listActions', createListActions({ list: (project, span) => documents.list(project, span), getBodies })],
    ['createAction', createCreateAction(writes)],
    ['getAction', createGetAction(writes)],
    ['updateAction', createUpdateAction(writes)],
    ['replaceAction', createReplaceAction(writes)],
    ['deleteAction', createDeleteAction(writes)],
  ];
}
