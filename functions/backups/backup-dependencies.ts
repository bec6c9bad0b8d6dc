import type { BackupKey, StoredBackup } from './document/backup';
import type { WriteDependencies } from '../operations/write-dependencies';

/** What the operations that write records of backups have in common. */
export type WriteBackupDependencies = WriteDependencies<BackupKey, StoredBackup>;
