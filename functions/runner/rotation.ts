import { recordIdIn } from '../backups/document/record-names';
import { type Backup, backupsOf, deleteBackup } from '../cinder/backups';
import type { CinderClient } from '../cinder/cinder-client';
import type { RunRecord } from './document/run-record';
import type { RunOf, RunRecords } from './run-records';

export interface RotationParts {
  readonly records: RunRecords;
  readonly cinder: CinderClient;
}

export type RotationOutcome = 'done' | 'waiting' | 'refused';

/** In these a backup can be restored. */
const GOOD = ['available', 'restoring'];
const REMOVABLE = ['available', 'error'];
const UNDER_WAY = ['creating', 'deleting'];

/**
 * One step towards no more backups of a volume than the plan keeps: one is removed at a time, the oldest first, and only
 * when Cinder shows the last one no more. What counts is what both Cinder shows to be good and a record is about: a
 * backup that somebody else made, or took over by removing its record, is never touched.
 * @param keep How many good ones stay; undefined for all.
 * @throws BlockStorageError when Cinder does not say.
 */
export async function rotate(
  parts: RotationParts,
  run: RunOf,
  volume_id: string,
  keep: number | undefined,
): Promise<RotationOutcome> {
  const listed = await backupsOf(parts.cinder, volume_id);
  if (listed.kind === 'refused') return 'refused';
  const shown = new Map(listed.items.map((backup) => [backup.id, backup]));
  const records = await parts.records.ofVolume(run, volume_id);
  const duplicates = listed.items.filter((backup) => isDuplicate(backup, records));
  const removal = await removeAll(parts, duplicates);
  if (removal !== 'done') return removal;
  const stored = await withoutGone(parts, records, shown);
  const unwanted = await removeAll(parts, stored.filter(isUnwanted).flatMap(shownIn(shown)));
  if (unwanted !== 'done') return unwanted;
  return keep === undefined ? 'done' : removeSurplus(parts, stored, shown, keep);
}

/** A request that came late has made a second backup of the same name: the record knows the one that counts. */
function isDuplicate({ id, name, metadata }: Backup, records: readonly RunRecord[]): boolean {
  const record = records.find(({ backup_id }) => backup_id === recordIdIn(name));
  if (record?._cinder_id === undefined || record._cinder_id === id) return false;
  // A user may give any name to a backup. In an old API, where none has metadata, the name has to do.
  if (metadata === undefined) return true;
  return metadata['freezer_volume_id'] === record._volume_id && metadata['freezer_start'] === record._start;
}

/** What Cinder cannot remove, as `error_deleting`, holds nothing up: the next run tries again. */
async function removeAll({ cinder }: RotationParts, backups: readonly Backup[]): Promise<RotationOutcome> {
  const moving = backups.filter(({ status }) => UNDER_WAY.includes(status));
  const removable = backups.filter(isRemovable);
  for (const { id } of removable) {
    if ((await deleteBackup(cinder, id)).kind === 'refused') return 'refused';
  }
  return moving.length + removable.length > 0 ? 'waiting' : 'done';
}

/**
 * Notes which backups their owner has removed, and forgets those noted longer ago than any that is left. What Cinder shows
 * again, as after a while in another region, is there again.
 */
async function withoutGone(
  { records }: RotationParts,
  stored: readonly RunRecord[],
  shown: ReadonlyMap<string, Backup>,
): Promise<readonly RunRecord[]> {
  const left: RunRecord[] = [];
  for (const record of stored) {
    const backup = shown.get(record._cinder_id ?? '');
    const isThere = backup !== undefined;
    if (record._state === 'gone' && isThere) {
      if (GOOD.includes(backup.status)) left.push(await records.change(record, AVAILABLE));
    } else if (record._state === 'gone' && left.length === 0) await records.remove(record);
    else if (record._state === 'available' && !isThere)
      await records.change(record, { memory: { _state: 'gone' } });
    else if (record._state === 'unwanted' && !isThere) await records.remove(record);
    else if (record._state === 'available' || record._state === 'unwanted') left.push(record);
  }
  return left;
}

const AVAILABLE = { memory: { _state: 'available' } } as const;

async function removeSurplus(
  parts: RotationParts,
  stored: readonly RunRecord[],
  shown: ReadonlyMap<string, Backup>,
  keep: number,
): Promise<RotationOutcome> {
  const isGood = (record: RunRecord) =>
    record._state === 'available' && shownIn(shown)(record).some(({ status }) => GOOD.includes(status));
  const good = stored.filter(isGood);
  const surplus = good.slice(0, Math.max(0, good.length - keep));
  const oldest = surplus.find((record) => shownIn(shown)(record).some(isRemovable));
  if (!oldest) return 'done';
  await parts.records.change(oldest, { memory: { _state: 'unwanted' } });
  return removeAll(parts, shownIn(shown)(oldest));
}

function isUnwanted({ _state }: RunRecord): boolean {
  return _state === 'unwanted';
}

/** The backup of a record, where Cinder shows it. */
function shownIn(shown: ReadonlyMap<string, Backup>) {
  return ({ _cinder_id = '' }: RunRecord): readonly Backup[] => {
    const backup = shown.get(_cinder_id);
    return backup ? [backup] : [];
  };
}

/** Incremental backups that a user made on top of ours need it. */
function isRemovable({ status, has_dependent_backups }: Backup): boolean {
  return REMOVABLE.includes(status) && !has_dependent_backups;
}
