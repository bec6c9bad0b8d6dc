import { BlockStorageError } from '../errors';
import type { StoredJob } from '../jobs/document/job';
import { rotationOf } from '../jobs/document/managed-plan';
import type { RunRecord } from './document/run-record';
import type { Slot } from './document/slot';
import type { PlanRunParts } from './plan-run';
import { rotate } from './rotation';
import type { RunOf } from './run-records';
import { VolumeRun } from './volume-run';

/** What was not finished with its run, which takes a day at most, is asked for so long, in milliseconds. */
const LONGEST_CARE_MS = 8 * 86_400_000;

/**
 * What is left to do after a run: backups that were not finished or not removed with it, and rotation. It holds nothing up:
 * when the next run begins, this is looked at again after it.
 * @param plan Undefined where it is gone: then nothing is rotated.
 * @returns The slot with what is still left.
 * @throws BlockStorageError or ServiceError when a service does not say.
 */
export async function aftercare(
  parts: PlanRunParts,
  run: RunOf,
  plan: StoredJob | undefined,
  slot: Slot,
): Promise<Slot> {
  if (slot.late.length + slot.rotate.length === 0) return slot;
  const isOver = (time: string) => parts.now().getTime() - Date.parse(`${time}Z`) > LONGEST_CARE_MS;
  if (isOver(slot.began)) return givenUp(parts, run, slot);
  const cinder = await parts.openAnew();
  // Without rights nothing can be seen; with the next run there may be some again.
  if (!cinder) return slot;
  const late: string[] = [];
  const rotating = new Set(plan ? slot.rotate : []);
  for (const record_id of slot.late) {
    if (!parts.hasTime()) {
      late.push(record_id);
      continue;
    }
    const record = await parts.records.get(run.project_id, record_id);
    if (!record) continue;
    // Runs that begin meanwhile must not make the list longer for ever.
    if (isOver(record.created_at)) {
      await giveUp(parts, record);
      continue;
    }
    const volumeRun = new VolumeRun({ ...parts, cinder }, { ...run, start: record._start }, 'stop');
    const outcome = await volumeRun.further(record).catch(waitingOf(parts));
    if (outcome.kind === 'refused') return slot;
    if (outcome.kind === 'waiting' || ('isLate' in outcome && outcome.isLate)) late.push(record_id);
    if (outcome.kind === 'succeeded' && plan) rotating.add(record._volume_id);
  }
  for (const volume_id of [...rotating]) {
    if (!parts.hasTime()) break;
    const outcome = await rotate(
      { records: parts.records, cinder },
      run,
      volume_id,
      plan && rotationOf(plan),
    ).catch(waitingOf(parts));
    if (outcome === 'done') rotating.delete(volume_id);
  }
  return { ...slot, late, rotate: [...rotating] };
}

async function givenUp(parts: PlanRunParts, { project_id }: RunOf, slot: Slot): Promise<Slot> {
  for (const record_id of slot.late) {
    const record = await parts.records.get(project_id, record_id);
    if (record) await giveUp(parts, record);
  }
  return { ...slot, late: [], rotate: [] };
}

/** What Cinder has never shown is forgotten; what it still works on is no backup. */
async function giveUp({ records }: PlanRunParts, record: RunRecord): Promise<void> {
  if (record._cinder_id === undefined) await records.remove(record);
  else if (record._state === 'creating') await records.change(record, { memory: { _state: 'gone' } });
}

/** One volume that Cinder does not speak of must not make the others wait. */
function waitingOf({ onTrouble }: Pick<PlanRunParts, 'onTrouble'>) {
  return (error: unknown) => {
    if (!(error instanceof BlockStorageError)) throw error;
    onTrouble(error);
    return { kind: 'waiting' } as const;
  };
}
