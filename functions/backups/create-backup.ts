import { parseBackup } from './document/backup-input';
import { newBackup } from './document/changed-backup';
import type { Operation } from '../http/api-request';
import { filledBody } from '../http/json-body';
import { createDocument } from '../operations/create-document';
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
