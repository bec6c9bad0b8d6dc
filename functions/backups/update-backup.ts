import { parseBackupChanges } from './document/backup-input';
import { editedBackup } from './document/changed-backup';
import { publicBackup } from './document/public-backup';
import type { Operation } from '../http/api-request';
import { updateDocument } from '../operations/write-documents';
import type { WriteBackupDependencies } from './backup-dependencies';
import { BACKUP } from './backup-names';

/** `PATCH /v2/{project_id}/backups/{backup_id}`: change a record's status or metadata; answers with the whole record. */
export function createUpdateBackup({
  change,
  contextOf,
}: Pick<WriteBackupDependencies, 'change' | 'contextOf'>): Operation {
  return updateDocument({
    names: BACKUP,
    change,
    parse: parseBackupChanges,
    edit: (stored, changes, request) => editedBackup(stored, changes, contextOf(request)),
    show: publicBackup,
  });
}
