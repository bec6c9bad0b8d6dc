import type { JsonObject } from '../../documents/json';
import type { StoredAction } from './action';

/** What a plan copies of it: all but whose it is, which the plan says itself. */
export function reusableAction(action: StoredAction): JsonObject {
  const { project_id, user_id, ...copied } = publicAction(action);
  return copied;
}

/** The action as callers see it: whatever they wrote comes back as they wrote it. */
export function publicAction(action: StoredAction): JsonObject {
  const { project_id, action_id, user_id, freezer_action, max_retries, max_retries_interval, _extra } =
    action;
  return { project_id, action_id, user_id, max_retries, max_retries_interval, freezer_action, ..._extra };
}
