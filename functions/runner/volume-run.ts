import { backupName, recordId } from '../backups/document/record-names';
import { type Backup, backupsNamed, createBackup, deleteBackup, showBackup } from '../cinder/backups';
import type { CinderClient } from '../cinder/cinder-client';
import { epochSeconds } from '../documents/timestamp';
import { BlockStorageError } from '../errors';
import type { Wish } from './document/plan-changes';
import type { RunRecord } from './document/run-record';
import type { Room } from './room';
import type { RunOf, RunRecords } from './run-records';

/** What has become of a volume in a run. `isLate`: its record is to be looked after when the run is over. */
export type VolumeOutcome =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed' | 'dropped'; readonly isLate: boolean }
  /** The rights are gone. */
  | { readonly kind: 'refused' };

export interface VolumeRunParts {
  readonly records: RunRecords;
  readonly room: Pick<Room, 'takes' | 'holds' | 'leaves'>;
  readonly now: () => Date;
  /** For questions. */
  readonly cinder: CinderClient;
  /** For a request after which data may flow with its token for hours; undefined where the rights are gone. */
  readonly openAnew: () => Promise<CinderClient | undefined>;
  /** Told what a service did not say, where the run goes on nevertheless. */
  readonly onTrouble: (error: unknown) => void;
}

/** A request may have been queued on its way for so long, in seconds. */
const ASK_AGAIN = 120;
/** How long a volume may be busy, or Cinder without a clear response, in seconds. */
const LONGEST_BUSY = 3600;

const WAITING = { kind: 'waiting' } as const;
const REFUSED = { kind: 'refused' } as const;
const SUCCEEDED = { kind: 'succeeded' } as const;
const DROPPED = { kind: 'dropped', isLate: false } as const;

/**
 * One volume in one run. Each step goes by what is stored and what Cinder shows, so that it does not matter after which
 * call the step before has ended.
 */
export class VolumeRun {
  constructor(
    private readonly parts: VolumeRunParts,
    private readonly run: RunOf,
    private readonly wish: Wish,
  ) {}

  /**
   * A step further, where there is one.
   * @throws BlockStorageError when Cinder does not say, and ServiceError when Keystone does not: it is asked again.
   */
  async step(volume_id: string): Promise<VolumeOutcome> {
    const { records, room } = this.parts;
    const { project_id } = this.run;
    let record = await records.ofRun(this.run, volume_id);
    if (!record) {
      if (await records.hasFailed(this.run, volume_id)) return { kind: 'failed', isLate: false };
      if (this.wish !== 'run') return DROPPED;
      record = await this.begin(volume_id);
      if (!record) return WAITING;
    }
    const outcome = await this.further(record);
    if (outcome.kind === 'waiting') room.holds(project_id, record.backup_id);
    else room.leaves(project_id, record.backup_id);
    return outcome;
  }

  /** A record of this run, or of an earlier one that was not finished then. */
  further(record: RunRecord): Promise<VolumeOutcome> {
    switch (record._state) {
      case 'planned':
      case 'asked':
        return this.ask(record);
      case 'creating':
        return this.look(record);
      case 'unwanted':
        return this.removeUnwanted(record);
      case 'available':
        return Promise.resolve(SUCCEEDED);
      case 'gone':
        return Promise.resolve({ kind: 'failed', isLate: false });
    }
  }

  private async begin(volume_id: string): Promise<RunRecord | undefined> {
    const { records, room } = this.parts;
    return room.takes(this.run.project_id, this.recordIdOf(volume_id))
      ? records.plan(this.run, volume_id)
      : undefined;
  }

  private recordIdOf(volume_id: string): string {
    return recordId(this.run, volume_id, this.run.start);
  }

  /** Asks Cinder for the backup, unless it has it already: a request may have come through whose response was lost. */
  private async ask(record: RunRecord): Promise<VolumeOutcome> {
    const { records, cinder } = this.parts;
    const found = await backupsNamed(cinder, record._volume_id, backupName(record.backup_id));
    if (found.kind === 'refused') return REFUSED;
    const [oldest] = [...found.items].sort((one, other) => (one.created_at < other.created_at ? -1 : 1));
    if (oldest) return this.look(await records.change(record, made(oldest.id)));
    const age = this.age(record._asked_at);
    if (age !== undefined && age < ASK_AGAIN) return WAITING;
    if (this.wish !== 'run') return this.drop(record);
    if (!this.parts.room.takes(record.project_id, record.backup_id)) return WAITING;
    const fresh = await this.parts.openAnew();
    return fresh ? this.create(fresh, record) : REFUSED;
  }

  /** What was asked for may still come. */
  private async drop(record: RunRecord): Promise<VolumeOutcome> {
    if (record._asked_at !== undefined) return { kind: 'dropped', isLate: true };
    await this.parts.records.remove(record);
    return DROPPED;
  }

  private async create(fresh: CinderClient, planned: RunRecord): Promise<VolumeOutcome> {
    const { records, now } = this.parts;
    const isFirst = planned._asked_at === undefined;
    const record = await records.change(planned, {
      memory: { _state: 'asked', _asked_at: epochSeconds(now()) },
    });
    const { job_id } = this.run;
    const creation = await createBackup(fresh, {
      volume_id: record._volume_id,
      name: backupName(record.backup_id),
      description: `Backup plan ${job_id}`.slice(0, 255),
      metadata: {
        freezer_job_id: job_id.slice(0, 255),
        freezer_volume_id: record._volume_id,
        freezer_start: record._start,
      },
    });
    switch (creation.kind) {
      case 'created':
        await records.change(record, made(creation.backup_id));
        return WAITING;
      case 'refused':
        return REFUSED;
      case 'busy':
        return this.again(
          record,
          `The volume was busy for an hour: its status is ${creation.status}.`,
          isFirst,
        );
      case 'rejected':
        return this.again(record, `Cinder refused the backup: ${creation.reason}`, isFirst);
      case 'quota':
        return this.over(record, 'The quota of backups, or of their gigabytes, is used up.', isFirst);
      case 'gone':
        return this.over(record, 'The volume is gone.', isFirst);
    }
  }

  /** Nothing was made. With the first request that is sure; an earlier one may still be on its way. */
  private async again(record: RunRecord, error: string, isFirst: boolean): Promise<VolumeOutcome> {
    if (this.isOld(record)) return this.fail(record, error);
    if (isFirst) {
      await this.parts.records.change(record, NOT_ASKED);
      this.parts.room.leaves(record.project_id, record.backup_id);
    }
    return WAITING;
  }

  private over(record: RunRecord, error: string, isFirst: boolean): Promise<VolumeOutcome> {
    return isFirst || this.isOld(record) ? this.fail(record, error) : Promise.resolve(WAITING);
  }

  private async look(record: RunRecord): Promise<VolumeOutcome> {
    const { records, cinder } = this.parts;
    const shown = await showBackup(cinder, record._cinder_id ?? '');
    if (shown.kind === 'refused') return REFUSED;
    if (shown.kind === 'gone') return this.fail(record, 'The backup was removed before it was finished.');
    const { backup } = shown;
    if (backup.status === 'error') {
      const reason = backup.fail_reason ?? 'no reason given';
      await records.fail(this.run, record._volume_id, `Cinder could not make the backup: ${reason}`);
      return this.removeUnwanted(await records.change(record, UNWANTED));
    }
    if (backup.status !== 'available' && backup.status !== 'restoring') {
      if (this.wish !== 'abort') return WAITING;
      return this.removeUnwanted(await records.change(record, UNWANTED));
    }
    await records.change(record, finished(backup));
    await records.forgetFailure(this.run, record._volume_id);
    return SUCCEEDED;
  }

  /** What failed uses up quota, and what was aborted is of no use; but Cinder removes no backup that it still works on. */
  private async removeUnwanted(record: RunRecord): Promise<VolumeOutcome> {
    const { records } = this.parts;
    const hasFailed = await records.hasFailed(this.run, record._volume_id);
    const deletion = await this.deletion(record, hasFailed);
    if (deletion === 'refused') return REFUSED;
    if (deletion === 'gone') await records.remove(record);
    const isLate = deletion !== 'gone';
    if (hasFailed) return { kind: 'failed', isLate };
    return isLate ? WAITING : DROPPED;
  }

  /** Where the failure is told already, a run does not last until Cinder says what becomes of the rest. */
  private async deletion({ _cinder_id = '' }: RunRecord, hasFailed: boolean) {
    try {
      return (await deleteBackup(this.parts.cinder, _cinder_id)).kind;
    } catch (error) {
      if (!hasFailed || !(error instanceof BlockStorageError)) throw error;
      this.parts.onTrouble(error);
      return 'unknown';
    }
  }

  private async fail(record: RunRecord, error: string): Promise<VolumeOutcome> {
    const { records } = this.parts;
    await records.fail(this.run, record._volume_id, error);
    await records.remove(record);
    return { kind: 'failed', isLate: false };
  }

  private isOld({ created_at }: RunRecord): boolean {
    return this.parts.now().getTime() - Date.parse(`${created_at}Z`) > LONGEST_BUSY * 1000;
  }

  private age(asked_at: number | undefined): number | undefined {
    return asked_at === undefined ? undefined : epochSeconds(this.parts.now()) - asked_at;
  }
}

const UNWANTED = { memory: { _state: 'unwanted' } } as const;
const NOT_ASKED = { memory: { _state: 'planned', _asked_at: undefined } } as const;

function made(cinder_id: string) {
  return {
    memory: { _state: 'creating', _cinder_id: cinder_id },
    metadata: { cinder_backup_id: cinder_id },
  } as const;
}

function finished({ size, is_incremental }: Backup) {
  return { memory: { _state: 'available' }, metadata: { size, incremental: is_incremental } } as const;
}
