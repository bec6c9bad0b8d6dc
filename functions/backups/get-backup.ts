import { publicBackup } from './document/public-backup';
import type { Operation } from '../http/api-request';
import { getDocument } from '../operations/get-document';
import type { WriteBackupDependencies } from './backup-dependencies';
import { BACKUP } from './backup-names';

/** `GET /v2/{project_id}/backups/{backup_id}`: show the record of a backup. */
export function createGetBackup({ documents }: Pick<WriteBackupDependencies, 'documents'>): Operation {
  return getDocument({ names: BACKUP, find: (key) => documents.get(key), show: publicBackup });
}
