import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isJsonObject,
  isString,
} from '../../documents/stored-fields';
import { BACKUP_STATUSES, type StoredBackup } from './backup';

const FIELDS: Readonly<Record<keyof StoredBackup, FieldTest>> = {
  ...DOCUMENT_FIELDS,
  backup_id: isString,
  status: (value) => BACKUP_STATUSES.some((known) => known === value),
  backup_metadata: isJsonObject,
};

/** @throws Error that names the first field at fault. */
export function assertBackup(item: unknown): asserts item is StoredBackup {
  assertFields(item, FIELDS, 'a backup');
}
