import type { JsonObject } from '../../documents/json';
import type { StoredBackup } from './backup';

/** The record as callers see it: Freezer's keys and no others, which its own tests compare exactly. */
export function publicBackup(backup: StoredBackup): JsonObject {
  const { project_id, backup_id, user_id, status, backup_metadata } = backup;
  return { project_id, backup_id, user_id, status, backup_metadata };
}
