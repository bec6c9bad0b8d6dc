import type { WriteContext } from '../../documents/stored-document';
import { beginning, nextVersionOf } from '../../documents/versions';
import type { StoredBackup } from './backup';
import type { BackupChanges, BackupInput } from './backup-input';

/** The record of a backup, under a new id: Freezer never takes one from the caller. */
export function newBackup(project_id: string, input: BackupInput, context: WriteContext): StoredBackup {
  return { project_id, backup_id: context.newId(), ...beginning(context), ...input };
}

/** The record with what a PATCH says; metadata is merged one level deep. */
export function editedBackup(
  stored: StoredBackup,
  { status = stored.status, backup_metadata }: BackupChanges,
  { now }: WriteContext,
): StoredBackup {
  const merged = { ...stored.backup_metadata, ...backup_metadata };
  return nextVersionOf(stored, { ...stored, status, backup_metadata: merged }, now);
}
