import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isBoolean,
  isString,
  isStrings,
} from '../../documents/stored-fields';
import type { StoredClient } from './client';

const FIELDS: Readonly<Record<keyof StoredClient, FieldTest>> = {
  ...DOCUMENT_FIELDS,
  client_id: isString,
  uuid: isString,
  hostname: isString,
  description: isString,
  is_central: isBoolean,
  supported_actions: isStrings,
  supported_modes: isStrings,
  supported_storages: isStrings,
  supported_engines: isStrings,
};

/** @throws Error that names the first field at fault. */
export function assertClient(item: unknown): asserts item is StoredClient {
  assertFields(item, FIELDS, 'a client');
}
