import type { StoredBackup } from './document/backup';
import { timeAsked } from './document/backup-times';
import { publicBackup } from './document/public-backup';
import type { Operation } from '../http/api-request';
import { listDocuments, type ListDocumentsOptions } from '../operations/read-documents';
import { BACKUP } from './backup-names';

/** `GET /v2/{project_id}/backups`: list the records of a project's backups, also by their time. */
export function createListBackups(
  options: Pick<ListDocumentsOptions<StoredBackup>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: BACKUP, show: publicBackup, alsoAsks: timeAsked });
}
