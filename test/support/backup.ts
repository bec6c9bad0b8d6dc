import type { StoredBackup } from '../../functions/backups/document/backup';
import type { JsonObject } from '../../functions/documents/json';

export const BACKUP_ID = '5fb9cf52e4d84ff88b0d1f4de2d2ba5e';

/** As freezer-agent leaves it. */
export const BACKUP_METADATA: JsonObject = {
  container: 'backups',
  hostname: 'node-1.example.com',
  backup_name: 'etc',
  time_stamp: 1715248300,
  level: 0,
  mode: 'fs',
  job_id: 'e632eb1884e0468c8a41e656942df500',
};

/** A record as stored; change what the case is about. */
export function storedBackup(changes: Partial<StoredBackup> = {}): StoredBackup {
  return {
    project_id: '3046fb2c2a314a0fbb32607caa1e5277',
    backup_id: BACKUP_ID,
    user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
    status: 'available',
    backup_metadata: BACKUP_METADATA,
    created_at: '2024-05-09T09:51:40.000000',
    updated_at: '2024-05-09T09:51:40.000000',
    _version: 1,
    ...changes,
  };
}
