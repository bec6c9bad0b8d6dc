import { TABLES } from '../contract/tables';
import type { ItemForm } from '../storage/item-form';
import { assertBackup, type BackupKey, type StoredBackup } from './document/backup';

/** Records of backups: docs/adr/0006-five-tables.md. */
export const BACKUP_FORM: ItemForm<BackupKey, StoredBackup> = {
  table: TABLES.backups,
  what: 'backup',
  partitionOf: ({ project_id }) => project_id,
  idOf: ({ backup_id }) => backup_id,
  remembered: new Set(['_version']),
  assert: assertBackup,
};
