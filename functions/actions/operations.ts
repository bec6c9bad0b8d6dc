import type { Operation } from '../http/api-request';
import { filledBody } from '../http/json-body';
import type { GetBodies } from '../http/search-source';
import {
  createDocument,
  deleteDocument,
  replaceDocument,
  updateDocument,
  writeContextOf,
  type WriteDependencies,
} from '../operations/write-documents';
import { getDocument, listDocuments, type ListDocumentsOptions } from '../operations/read-documents';
import { type ResourceNames, WORD_IDS } from '../operations/names';
import type { DocumentRepository } from '../storage/document-repository';
import { type ActionKey, publicAction, type StoredAction } from './document/action';
import {
  editedAction,
  newAction,
  parseAction,
  parseActionChanges,
  replacedAction,
} from './document/changed-action';

/** What the operations that write actions have in common. */
type WriteActionDependencies = WriteDependencies<ActionKey, StoredAction>;

const ACTION: ResourceNames<'action_id'> = {
  collection: 'actions',
  id: 'action_id',
  what: 'Action',
  ids: WORD_IDS,
};

/** `POST /v2/{project_id}/actions`: put an action into the library, under the id in the document or a new one. */
function createCreateAction({
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

/** `DELETE /v2/{project_id}/actions/{action_id}`: take an action out of the library; plans keep their copies. */
function createDeleteAction({ documents }: Pick<WriteActionDependencies, 'documents'>): Operation {
  return deleteDocument(ACTION, documents);
}

/** `GET /v2/{project_id}/actions/{action_id}`: show an action. */
function createGetAction({ documents }: Pick<WriteActionDependencies, 'documents'>): Operation {
  return getDocument({ names: ACTION, find: (key) => documents.get(key), show: publicAction });
}

/** `GET /v2/{project_id}/actions`: list the actions of a project's library. */
function createListActions(
  options: Pick<ListDocumentsOptions<StoredAction>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: ACTION, show: publicAction });
}

/** `POST /v2/{project_id}/actions/{action_id}`: make the action with this id, or put the document in its place. */
function createReplaceAction({
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

/** `PATCH /v2/{project_id}/actions/{action_id}`: change an action; plans keep the copies that they have. */
function createUpdateAction({
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

interface ActionsDependencies extends Pick<WriteActionDependencies, 'change'> {
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
