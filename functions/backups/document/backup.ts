import type { JsonObject } from '../../documents/json';
import type { StoredDocument } from '../../documents/stored-document';

/** Freezer's master has the first five; its release notes name the last one too. */
export const BACKUP_STATUSES = [
  'creating',
  'available',
  'error',
  'deleting',
  'deleted',
  'restoring',
] as const;
export type BackupStatus = (typeof BACKUP_STATUSES)[number];

/** The record of a finished backup, as an agent left it. */
export interface StoredBackup extends StoredDocument {
  readonly backup_id: string;
  readonly status: BackupStatus;
  /** What the agent said of it, unchanged: `container`, `hostname`, `backup_name`, `time_stamp`, `job_id`, … */
  readonly backup_metadata: JsonObject;
}

/** Where a backup's record is stored. */
export type BackupKey = Pick<StoredBackup, 'project_id' | 'backup_id'>;
