import { parseBackupChanges } from '../shared/freezer/backups/backup-input';
import { editedBackup } from '../shared/freezer/backups/changed-backup';
import { publicBackup } from '../shared/freezer/backups/public-backup';
import type { Operation } from '../shared/http/api-request';
import { updateDocument } from '../shared/operations/update-document';
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
