import { ACTION_FORM } from '../../functions/actions/action-table';
import {
  ACTION_PART,
  type ActionKey,
  publicAction,
  type StoredAction,
} from '../../functions/actions/document/action';
import { newAction, parseAction } from '../../functions/actions/document/changed-action';
import type { JsonObject } from '../../functions/documents/json';
import { beginningOf, ID, ownerOf, projectOf, required, timesOf, withoutNulls } from './fields';
import type { KindForm } from './kind';

const keyOf = (document: JsonObject): ActionKey => ({
  project_id: projectOf(document),
  action_id: required(document, 'action_id', ID),
});

/** The library of actions. */
export const ACTION_KIND: KindForm<ActionKey, StoredAction> = {
  name: 'actions',
  form: ACTION_FORM,
  part: ACTION_PART,
  keyOf,
  parse: (document) => {
    const [key, user_id, times] = [keyOf(document), ownerOf(document), timesOf(document)];
    // When it was made and changed is not among what a caller wrote.
    const { created_at, updated_at, ...written } = document;
    const { action_id, ...input } = parseAction(written);
    return {
      key,
      complete: (stored, now) => ({
        ...newAction(key, input, { user_id, now, newId: () => key.action_id }),
        ...beginningOf(times, stored, now),
      }),
    };
  },
  show: publicAction,
  exported: (action) => ({
    ...publicAction(action),
    created_at: action.created_at,
    updated_at: action.updated_at,
  }),
  older: (action) => ({
    document: {
      ...withoutNulls({ ...publicAction(action), freezer_action: null }),
      freezer_action: withoutNulls(action.freezer_action),
    },
    losses:
      Object.keys(action._extra).length > 0
        ? ['with keys beside freezer_action: Freezer 13 drops them.']
        : [],
  }),
};
