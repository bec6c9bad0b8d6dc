import type { JsonObject } from '../../documents/json';
import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isJsonObject,
  isString,
  type StoredDocument,
} from '../../documents/stored-document';
import type { UsersPart } from '../../documents/users-part';

/** What an agent does when it runs a plan, kept in a library to be used in many. */
export interface StoredAction extends StoredDocument {
  readonly action_id: string;
  readonly freezer_action: JsonObject;
  /** How often an agent tries again. */
  readonly max_retries: number;
  /** Seconds between two tries. */
  readonly max_retries_interval: number;
  /** Whatever else the caller wrote beside these: `mandatory`, `timeout`, … */
  readonly _extra: JsonObject;
}

/** Where an action is stored. */
export type ActionKey = Pick<StoredAction, 'project_id' | 'action_id'>;

const FIELDS: Readonly<Record<keyof StoredAction, FieldTest>> = {
  ...DOCUMENT_FIELDS,
  action_id: isString,
  freezer_action: isJsonObject,
  max_retries: Number.isInteger,
  max_retries_interval: Number.isInteger,
  _extra: isJsonObject,
};

/** @throws Error that names the first field at fault. */
export function assertAction(item: unknown): asserts item is StoredAction {
  assertFields(item, FIELDS, 'an action');
}

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

/** All of it, but for what the storage adds. */
export const ACTION_PART: UsersPart<StoredAction> = { what: 'action', bytes: 188 * 1024, of: publicAction };
