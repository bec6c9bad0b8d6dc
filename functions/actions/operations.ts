import { filledBody } from '../http/json-body';
import type { Operations } from '../http/operation';
import type { GetBodies } from '../http/search-source';
import { type ResourceNames, WORD_IDS } from '../operations/names';
import { getDocument, listDocuments } from '../operations/read-documents';
import {
  createDocument,
  deleteDocument,
  replaceDocument,
  updateDocument,
} from '../operations/write-documents';
import type { DocumentRepository } from '../storage/document-repository';
import { type ActionKey, ACTION_PART, publicAction, type StoredAction } from './document/action';
import {
  editedAction,
  newAction,
  parseAction,
  parseActionChanges,
  replacedAction,
} from './document/changed-action';

const ACTION: ResourceNames<'action_id'> = {
  collection: 'actions',
  id: 'action_id',
  what: 'Action',
  ids: WORD_IDS,
};

interface ActionsDependencies {
  readonly documents: DocumentRepository<ActionKey, StoredAction>;
  readonly getBodies: GetBodies;
}

/** The library of a project's actions; plans keep the copies that they have, whatever becomes of an action. */
export function actionsOperations({ documents, getBodies }: ActionsDependencies): Operations<'actions'> {
  return {
    /** `GET /v2/{project_id}/actions`: list the actions of a project's library. */
    listActions: listDocuments({
      names: ACTION,
      list: (project_id, span) => documents.list(project_id, span),
      find: (key) => documents.get(key),
      show: publicAction,
      getBodies,
    }),
    /** `POST /v2/{project_id}/actions`: put an action into the library, under the id in the document or a new one. */
    createAction: createDocument({
      names: ACTION,
      documents,
      part: ACTION_PART,
      make: (project_id, request) => {
        const input = parseAction(filledBody(request));
        const { context } = request;
        return newAction({ project_id, action_id: input.action_id ?? context.newId() }, input, context);
      },
    }),
    /** `GET /v2/{project_id}/actions/{action_id}`: show an action. */
    getAction: getDocument({ names: ACTION, find: (key) => documents.get(key), show: publicAction }),
    /** `PATCH /v2/{project_id}/actions/{action_id}`: change an action. */
    updateAction: updateDocument({
      names: ACTION,
      documents,
      part: ACTION_PART,
      parse: parseActionChanges,
      edit: (stored, changes, { context }) => editedAction(stored, changes, context),
    }),
    /** `POST /v2/{project_id}/actions/{action_id}`: make the action with this id, or put the document in its place. */
    replaceAction: replaceDocument({
      names: ACTION,
      documents,
      part: ACTION_PART,
      parse: parseAction,
      replace: (stored, input, key, { context }) =>
        stored ? replacedAction(stored, input, context) : newAction(key, input, context),
    }),
    /** `DELETE /v2/{project_id}/actions/{action_id}`: take an action out of the library. */
    deleteAction: deleteDocument(ACTION, documents),
  };
}
