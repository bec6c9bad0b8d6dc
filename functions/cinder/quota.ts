import { type Fields, objectIn } from '../keystone/json';
import { type CinderClient, isRefusal, REFUSED, type Refused, unavailable } from './cinder-client';

/** How many backups the project may have, and has. */
export interface BackupQuota {
  /** Undefined without a limit. */
  readonly backups: number | undefined;
  readonly backupsUsed: number;
  /** GiB of the volumes' sizes; undefined without a limit. */
  readonly gigabytes: number | undefined;
  readonly gigabytesUsed: number;
}

export type ShownQuota = { readonly kind: 'found'; readonly quota: BackupQuota } | Refused;

/** @throws BlockStorageError when Cinder does not say. */
export async function showQuota(cinder: CinderClient): Promise<ShownQuota> {
  const request = { method: 'GET', path: '/limits' } as const;
  const response = await cinder.ask(request);
  if (isRefusal(response)) return REFUSED;
  const absolute = objectIn(objectIn(response.body, 'limits'), 'absolute');
  const quota = response.status === 200 && absolute ? parseQuota(absolute) : undefined;
  if (!quota) throw unavailable(request, `status ${response.status} without limits of backups`);
  return { kind: 'found', quota };
}

function parseQuota(absolute: Fields): BackupQuota | undefined {
  const {
    maxTotalBackups: backups,
    totalBackupsUsed: backupsUsed,
    maxTotalBackupGigabytes: gigabytes,
    totalBackupGigabytesUsed: gigabytesUsed,
  } = absolute;
  if (typeof backups !== 'number' || typeof backupsUsed !== 'number') return undefined;
  if (typeof gigabytes !== 'number' || typeof gigabytesUsed !== 'number') return undefined;
  return { backups: limit(backups), backupsUsed, gigabytes: limit(gigabytes), gigabytesUsed };
}

/** Cinder writes -1 where there is none. */
function limit(number: number): number | undefined {
  return number < 0 ? undefined : number;
}
