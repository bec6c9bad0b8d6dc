import type { BackupStatus, RunMemory, RunState, StoredBackup } from '../../backups/document/backup';
import { backupName } from '../../backups/document/record-names';
import type { JsonObject } from '../../documents/json';
import { beginning, nextVersionOf } from '../../documents/stored-document';
import { epochSeconds } from '../../documents/timestamp';
import type { StoredJob } from '../../jobs/document/job';

/** The record of a backup that the runner makes. */
export interface RunRecord extends StoredBackup {
  readonly _state: RunState;
  readonly _volume_id: string;
  readonly _start: string;
}

/** What is said of a volume's backup from now on. */
export interface RunChange {
  readonly memory: { readonly [Key in keyof RunMemory]: RunMemory[Key] | undefined };
  /** Keys of `backup_metadata`. */
  readonly metadata?: JsonObject;
}

/** For callers, in Freezer's words. */
const STATUSES: Readonly<Record<RunState, BackupStatus>> = {
  planned: 'creating',
  asked: 'creating',
  creating: 'creating',
  unwanted: 'deleting',
  available: 'available',
  gone: 'deleted',
};

export function isRunRecord(record: StoredBackup | undefined): record is RunRecord {
  return record?._state !== undefined && record._volume_id !== undefined && record._start !== undefined;
}

/** What a plan says of every record about it. */
export type PlanOfRecord = Pick<StoredJob, 'project_id' | 'job_id' | 'client_id' | 'user_id'>;

/** Where the record stands, and what it is about. */
export interface RecordPlace {
  readonly backup_id: string;
  readonly volume_id: string;
  readonly start: string;
}

/** The record of a backup that Cinder is asked for next. What stands in its place and is not the runner's gives way. */
export function plannedRecord(
  stored: StoredBackup | undefined,
  plan: PlanOfRecord,
  { backup_id, volume_id, start }: RecordPlace,
  now: Date,
): StoredBackup {
  const first: StoredBackup = {
    project_id: plan.project_id,
    backup_id,
    ...beginning({ user_id: plan.user_id, now }),
    status: 'creating',
    backup_metadata: {
      ...metadataOf(plan, volume_id),
      backup_name: backupName(backup_id),
      time_stamp: epochSeconds(new Date(`${start}Z`)),
    },
    _state: 'planned',
    _volume_id: volume_id,
    _start: start,
  };
  return over(stored, first, now);
}

/** The record with what has become of its backup. */
export function changedRecord(stored: RunRecord, { memory, metadata }: RunChange, now: Date): StoredBackup {
  const { _state = stored._state } = memory;
  const { _asked_at, _cinder_id } = { ...stored, ...memory };
  const { _asked_at: _1, _cinder_id: _2, ...rest } = stored;
  const changed: StoredBackup = {
    ...rest,
    _state,
    ...(_asked_at !== undefined && { _asked_at }),
    ...(_cinder_id !== undefined && { _cinder_id }),
    status: STATUSES[_state],
    backup_metadata: { ...stored.backup_metadata, ...metadata },
  };
  return nextVersionOf(stored, changed, now);
}

/** Why a run failed for a volume, in words for the plan's owner. */
export interface Failure {
  readonly backup_id: string;
  readonly volume_id: string;
  readonly start: string;
  readonly error: string;
}

/** One record of failed runs a volume: how many in a row, and since when. */
export function failedRecord(
  stored: StoredBackup | undefined,
  plan: PlanOfRecord,
  { backup_id, volume_id, start, error }: Failure,
  now: Date,
): StoredBackup {
  if (stored?._start === start) return stored;
  const before = stored?.backup_metadata['failed_runs'];
  const since = stored?.backup_metadata['failing_since'];
  const next: StoredBackup = {
    project_id: plan.project_id,
    backup_id,
    ...beginning({ user_id: plan.user_id, now }),
    status: 'error',
    backup_metadata: {
      ...metadataOf(plan, volume_id),
      backup_name: backupName(backup_id),
      error,
      failed_runs: (typeof before === 'number' ? before : 0) + 1,
      failing_since: typeof since === 'string' ? since : start,
      time_stamp: epochSeconds(new Date(`${start}Z`)),
    },
    _start: start,
  };
  return over(stored, next, now);
}

/** What is to be told of a plan's last run beside its volumes. */
export function noticeRecord(
  stored: StoredBackup | undefined,
  plan: PlanOfRecord,
  {
    backup_id,
    start,
    told,
    failed,
  }: { backup_id: string; start: string; told: readonly string[]; failed: boolean },
  now: Date,
): StoredBackup {
  const next: StoredBackup = {
    project_id: plan.project_id,
    backup_id,
    ...beginning({ user_id: plan.user_id, now }),
    status: failed ? 'error' : 'available',
    backup_metadata: {
      ...metadataOf(plan, ''),
      backup_name: backupName(backup_id),
      [failed ? 'error' : 'notice']: told.join(' '),
      time_stamp: epochSeconds(new Date(`${start}Z`)),
    },
    _start: start,
  };
  return over(stored, next, now);
}

function metadataOf({ job_id, client_id }: PlanOfRecord, volume_id: string): JsonObject {
  return {
    job_id,
    client_id,
    container: 'cinder',
    hostname: client_id,
    mode: 'cinder',
    ...(volume_id !== '' && { volume_id }),
    incremental: false,
  };
}

/** The next version of what is stored, all of it new. */
function over(stored: StoredBackup | undefined, next: StoredBackup, now: Date): StoredBackup {
  if (!stored) return next;
  const { user_id, created_at, updated_at, _version } = stored;
  return nextVersionOf(stored, { ...next, user_id, created_at, updated_at, _version }, now);
}
