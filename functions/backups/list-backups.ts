import type { StoredBackup } from '../shared/freezer/backups/backup';
import { timeAsked } from '../shared/freezer/backups/backup-times';
import { publicBackup } from '../shared/freezer/backups/public-backup';
import type { Operation } from '../shared/http/api-request';
import { listDocuments, type ListDocumentsOptions } from '../shared/operations/list-documents';
import { BACKUP } from './backup-names';

/** `GET /v2/{project_id}/backups`: list the records of a project's backups, also by their time. */
export function createListBackups(
  options: Pick<ListDocumentsOptions<StoredBackup>, 'list' | 'getBodies'>,
): Operation {
  return listDocuments({ ...options, names: BACKUP, show: publicBackup, alsoAsks: timeAsked });
}
