import type { BackupKey, StoredBackup } from './document/backup';
import type { Operation } from '../http/api-request';
import type { GetBodies } from '../http/search-source';
import { writeContextOf } from '../operations/write-context';
import type { DocumentRepository } from '../storage/document-repository';
import type { WriteBackupDependencies } from './backup-dependencies';
import { createCreateBackup } from './create-backup';
import { createDeleteBackup } from './delete-backup';
import { createGetBackup } from './get-backup';
import { createListBackups } from './list-backups';
import { createUpdateBackup } from './update-backup';

export interface BackupsDependencies extends Pick<WriteBackupDependencies, 'change'> {
  readonly documents: DocumentRepository<BackupKey, StoredBackup>;
  readonly getBodies: GetBodies;
}

/** The backups resource, by operation. */
export function backupsOperations({
  documents,
  change,
  getBodies,
}: BackupsDependencies): readonly (readonly [string, Operation])[] {
  const writes = { documents, change, contextOf: writeContextOf };
  return [
    ['listBackups', createListBackups({ list: (project, span) => documents.list(project, span), getBodies })],
    ['createBackup', createCreateBackup(writes)],
    ['getBackup', createGetBackup(writes)],
    ['updateBackup', createUpdateBackup(writes)],
    ['deleteBackup', createDeleteBackup(writes)],
  ];
}
