import { valueIn } from '../documents/search';
import { filledBody } from '../http/json-body';
import type { Operations } from '../http/operation';
import type { GetBodies } from '../http/search-source';
import { type ResourceNames, WORD_IDS } from '../operations/names';
import { getDocument, listDocuments } from '../operations/read-documents';
import { createDocument, deleteDocument, updateDocument } from '../operations/write-documents';
import type { BackupRepository } from './backup-table';
import { BACKUP_PART, publicBackup, timeAsked } from './document/backup';
import { editedBackup, newBackup, parseBackup, parseBackupChanges } from './document/changed-backup';

const BACKUP: ResourceNames<'backup_id'> = {
  collection: 'backups',
  id: 'backup_id',
  what: 'Backup',
  ids: WORD_IDS,
};

interface BackupsDependencies {
  readonly documents: BackupRepository;
  readonly getBodies: GetBodies;
  /** Whether there may be records of the runner, whose keys say of which plan they are. */
  readonly hasRuns: boolean;
}

/** Records of backups, as agents leave them; what was backed up stays where it is, whatever becomes of its record. */
export function backupsOperations({
  documents,
  getBodies,
  hasRuns,
}: BackupsDependencies): Operations<'backups'> {
  return {
    /** `GET /v2/{project_id}/backups`: list the records of a project's backups, also by their time. */
    listBackups: listDocuments({
      names: BACKUP,
      list: (project_id, span, search) => {
        const job_id = hasRuns ? valueIn(search, 'job_id') : undefined;
        return job_id === undefined
          ? documents.list(project_id, span)
          : documents.listOfJob(project_id, job_id, span);
      },
      find: (key) => documents.get(key),
      show: publicBackup,
      alsoAsks: timeAsked,
      getBodies,
    }),
    /** `POST /v2/{project_id}/backups`: record a backup, as an agent does when it has made one. */
    createBackup: createDocument({
      names: BACKUP,
      documents,
      part: BACKUP_PART,
      make: (project_id, request) => newBackup(project_id, parseBackup(filledBody(request)), request.context),
    }),
    /** `GET /v2/{project_id}/backups/{backup_id}`: show the record of a backup. */
    getBackup: getDocument({ names: BACKUP, find: (key) => documents.get(key), show: publicBackup }),
    /** `PATCH /v2/{project_id}/backups/{backup_id}`: change a record's status or metadata; responds with all of it. */
    updateBackup: updateDocument({
      names: BACKUP,
      documents,
      part: BACKUP_PART,
      parse: parseBackupChanges,
      edit: (stored, changes, { context }) => editedBackup(stored, changes, context),
      show: publicBackup,
    }),
    /** `DELETE /v2/{project_id}/backups/{backup_id}`: remove the record. */
    deleteBackup: deleteDocument(BACKUP, documents),
  };
}
