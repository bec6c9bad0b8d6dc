import { parseBackup } from '../shared/freezer/backups/backup-input';
import { newBackup } from '../shared/freezer/backups/changed-backup';
import type { Operation } from '../shared/http/api-request';
import { filledBody } from '../shared/http/json-body';
import { createDocument } from '../shared/operations/create-document';
import type { WriteBackupDependencies } from './backup-dependencies';
import { BACKUP } from './backup-names';

/** `POST /v2/{project_id}/backups`: record a backup, as an agent does when it has made one. */
export function createCreateBackup({
  documents,
  contextOf,
}: Pick<WriteBackupDependencies, 'documents' | 'contextOf'>): Operation {
  return createDocument({
    names: BACKUP,
    documents,
    make: (project_id, request) =>
      newBackup(project_id, parseBackup(filledBody(request)), contextOf(request)),
  });
}
