import type { Operation } from '../http/api-request';
import { deleteDocument } from '../operations/delete-document';
import type { WriteBackupDependencies } from './backup-dependencies';
import { BACKUP } from './backup-names';

/** `DELETE /v2/{project_id}/backups/{backup_id}`: remove the record; what was backed up stays where it is. */
export function createDeleteBackup({ documents }: Pick<WriteBackupDependencies, 'documents'>): Operation {
  return deleteDocument(BACKUP, documents);
}
