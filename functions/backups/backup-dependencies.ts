import type { BackupKey, StoredBackup } from '../shared/freezer/backups/backup';
import type { WriteDependencies } from '../shared/operations/write-dependencies';

/** What the operations that write records of backups have in common. */
export type WriteBackupDependencies = WriteDependencies<BackupKey, StoredBackup>;
