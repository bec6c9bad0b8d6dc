import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isJsonObject,
  isString,
} from '../../documents/stored-fields';
import type { StoredAction } from './action';

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
