import type { Operation } from '../http/api-request';
import { filledBody } from '../http/json-body';
import type { GetBodies } from '../http/search-source';
import {
  createDocument,
  deleteDocument,
  updateDocument,
  writeContextOf,
  type WriteDependencies,
} from '../operations/write-documents';
import { getDocument, listDocuments, type ListDocumentsOptions } from '../operations/read-documents';
import { type ResourceNames, WORD_IDS } from '../operations/names';
import type { DocumentRepository } from '../storage/document-repository';
import { type BackupKey, publicBackup, type StoredBackup, timeAsked } from './document/backup';
import { editedBackup, newBackup, parseBackup, parseBackupChanges } from './document/changed-backup';

/** What the operations that write records of backups have in common. */
type WriteBackupDependencies = WriteDependencies<BackupKey, StoredBackup>;

const BACKUP: ResourceNames<'backup_id'> = {
  collection: 'backups',
  id: 'backup_id',
  what: 'Backup',
  ids: WORD_IDS,
};

/** `POST /v2/{project_id}/backups`: record a backup, as an agent does when it has made one. */
function createCreateBackup({
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

/** `DELETE /v2/{project_id}/backups/{backup_id}`: remove the record; what was backed up stays where it is. */
function createDeleteBackup({ documents }: Pick<WriteBackupDependencies, 'documents'>): Operation {
  return deleteDocument(BACKUP, documents);
}

/** `GET /v2/{project_id}/backups/{backup_id}`: show the record of a backup. */
function createGetBackup({ documents }: Pick<WriteBackupDependencies, 'documents'>): Operation {
  return getDocument({ names: BACKUP, find: (key) => documents.get(key), show: publicBackup });
}

/** `GET /v2/{project_id}/backups`: list the records of a project's backups, also by their time. */
function createListBackups(
  options: Pick<ListDocumentsOptions<StoredBackup>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: BACKUP, show: publicBackup, alsoAsks: timeAsked });
}

/** `PATCH /v2/{project_id}/backups/{backup_id}`: change a record's status or metadata; answers with the whole record. */
function createUpdateBackup({
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

interface BackupsDependencies extends Pick<WriteBackupDependencies, 'change'> {
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
