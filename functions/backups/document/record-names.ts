import { createHash } from 'node:crypto';

/** Which plan: another one that is made under the same id has another hash. */
export interface PlanName {
  readonly job_id: string;
  readonly job_id_hash: string;
}

/**
 * Ids and names without any text of a user, so that none can be forged or be too long: docs/adr/0012-managed-plans.md.
 * Those of an id of plans begin alike, those of a plan too, and those of a volume in it.
 */
export function jobBeginning(job_id: string): string {
  return digits(job_id, 16);
}

export function planBeginning({ job_id, job_id_hash }: PlanName): string {
  return `${jobBeginning(job_id)}${digits(job_id_hash, 8)}-`;
}

export function volumeBeginning(plan: PlanName, volume_id: string): string {
  return `${planBeginning(plan)}${digits(volume_id, 16)}-`;
}

/** @param start `YYYY-MM-DDTHH:MM:SS` */
export function recordId(plan: PlanName, volume_id: string, start: string): string {
  return volumeBeginning(plan, volume_id) + start.replace(/[-:]/g, '');
}

/** There while the last run of a volume failed. */
export function failedId(plan: PlanName, volume_id: string): string {
  return `${volumeBeginning(plan, volume_id)}failed`;
}

/** There while the last run has something to tell that is about no volume in particular. */
export function noticeId(plan: PlanName): string {
  return `${planBeginning(plan)}notice`;
}

const BACKUP_NAME = 'freezer-';

/** Of the backup in Cinder that a record is about. */
export function backupName(record_id: string): string {
  return BACKUP_NAME + record_id;
}

/** The inverse; undefined for a backup that is none of ours. */
export function recordIdIn(name: string): string | undefined {
  return name.startsWith(BACKUP_NAME) ? name.slice(BACKUP_NAME.length) : undefined;
}

function digits(text: string, count: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, count);
}
