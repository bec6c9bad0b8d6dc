import type { WriteContext } from '../../documents/stored-document';
import { beginning, nextVersionOf } from '../../documents/versions';
import type { ActionKey, StoredAction } from './action';
import type { ActionChanges, ActionInput } from './action-input';

/** Freezer's own. */
const RETRIES = { max_retries: 5, max_retries_interval: 6 } as const;

/** The action that a document asks for, owned by the caller. */
export function newAction(
  key: ActionKey,
  input: Omit<ActionInput, 'action_id'>,
  context: WriteContext,
): StoredAction {
  const { project_id, action_id } = key;
  return { project_id, action_id, ...beginning(context), ...contentOf(input) };
}

/** The document in place of the stored one; who made it and when stays. */
export function replacedAction(
  stored: StoredAction,
  input: ActionInput,
  { now }: WriteContext,
): StoredAction {
  return nextVersionOf(stored, { ...stored, ...contentOf(input) }, now);
}

/** The stored action with what a PATCH names; what it does not name stays. */
export function editedAction(
  stored: StoredAction,
  { extra, ...named }: ActionChanges,
  { now }: WriteContext,
): StoredAction {
  return nextVersionOf(stored, { ...stored, ...named, _extra: { ...stored._extra, ...extra } }, now);
}

function contentOf({ freezer_action, max_retries, max_retries_interval, extra }: ActionInput) {
  return {
    freezer_action,
    max_retries: max_retries ?? RETRIES.max_retries,
    max_retries_interval: max_retries_interval ?? RETRIES.max_retries_interval,
    _extra: extra,
  };
}
