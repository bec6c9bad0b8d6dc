import type { BackupRepository } from '../backups/backup-table';
import type { StoredBackup } from '../backups/document/backup';
import {
  failedId,
  noticeId,
  planBeginning,
  type PlanName,
  recordId,
  volumeBeginning,
} from '../backups/document/record-names';
import type { Backup } from '../cinder/backups';
import { adoptedState, type NamedBackup, startIn } from './document/adopted-record';
import {
  changedRecord,
  failedRecord,
  isRunRecord,
  noticeRecord,
  plannedRecord,
  type PlanOfRecord,
  type RunChange,
  type RunRecord,
} from './document/run-record';

/** Whose run it is, also where the plan is gone. */
export interface RunOf extends PlanOfRecord, PlanName {
  /** The start of the run, `YYYY-MM-DDTHH:MM:SS` in UTC. */
  readonly start: string;
}

type Backups = Pick<BackupRepository, 'get' | 'change' | 'delete' | 'listBeginning'>;

/** The records of backups that the runner makes. The record of a backup is its intent: it is written before Cinder is asked. */
export class RunRecords {
  constructor(
    private readonly backups: Backups,
    private readonly now: () => Date,
  ) {}

  /** Undefined where there is none that the runner has made. */
  async get(project_id: string, backup_id: string): Promise<RunRecord | undefined> {
    const record = await this.backups.get({ project_id, backup_id });
    return isRunRecord(record) ? record : undefined;
  }

  async ofRun(run: RunOf, volume_id: string): Promise<RunRecord | undefined> {
    return this.get(run.project_id, recordId(run, volume_id, run.start));
  }

  /** All of a volume, the oldest start first. */
  async ofVolume(run: RunOf, volume_id: string): Promise<readonly RunRecord[]> {
    return this.beginning(run.project_id, volumeBeginning(run, volume_id));
  }

  /** All of a plan, in the order of their ids. */
  async ofPlan(plan: PlanName & Pick<RunOf, 'project_id'>): Promise<readonly RunRecord[]> {
    return this.beginning(plan.project_id, planBeginning(plan));
  }

  /** Makes the record of a backup that has none. @returns false where it has one. */
  async adopt(
    plan: PlanOfRecord & PlanName,
    backup: NamedBackup & Pick<Backup, 'id' | 'size'>,
  ): Promise<boolean> {
    const [start, _state] = [startIn(backup.name), adoptedState(backup)];
    if (start === undefined || _state === undefined) return false;
    const run = { ...plan, start };
    if (await this.ofRun(run, backup.volume_id)) return false;
    const planned = await this.plan(run, backup.volume_id);
    await this.change(planned, {
      memory: { _state, _cinder_id: backup.id },
      metadata: { cinder_backup_id: backup.id, size: backup.size },
    });
    return true;
  }

  async hasAny(run: RunOf, volume_id: string): Promise<boolean> {
    const beginning = volumeBeginning(run, volume_id);
    const { done } = await this.backups.listBeginning(run.project_id, beginning, { limit: 1 }).next();
    return done !== true;
  }

  async plan(run: RunOf, volume_id: string): Promise<RunRecord> {
    const place = { backup_id: recordId(run, volume_id, run.start), volume_id, start: run.start };
    const key = { project_id: run.project_id, backup_id: place.backup_id };
    return requireRunRecord(
      await this.backups.change(key, (stored) => plannedRecord(stored, run, place, this.now())),
    );
  }

  /** Writes over what callers have changed meanwhile, and makes a record anew that they have removed. */
  async change(record: RunRecord, change: RunChange): Promise<RunRecord> {
    const changed = await this.backups.change(record, (stored) =>
      isRunRecord(stored)
        ? changedRecord(stored, change, this.now())
        : { ...changedRecord(record, change, this.now()), _version: (stored?._version ?? 0) + 1 },
    );
    return requireRunRecord(changed);
  }

  async remove({ project_id, backup_id }: RunRecord): Promise<void> {
    await this.backups.delete({ project_id, backup_id });
  }

  /** Whether the run has failed for this volume already. */
  async hasFailed(run: RunOf, volume_id: string): Promise<boolean> {
    const { project_id } = run;
    const failed = await this.backups.get({ project_id, backup_id: failedId(run, volume_id) });
    return failed?._start === run.start;
  }

  async fail(run: RunOf, volume_id: string, error: string): Promise<void> {
    const backup_id = failedId(run, volume_id);
    await this.backups.change({ project_id: run.project_id, backup_id }, (stored) =>
      failedRecord(stored, run, { backup_id, volume_id, start: run.start, error }, this.now()),
    );
  }

  async forgetFailure(run: RunOf, volume_id: string): Promise<void> {
    await this.backups.delete({ project_id: run.project_id, backup_id: failedId(run, volume_id) });
  }

  /** One notice a plan, or none. */
  async tell(run: RunOf, told: readonly string[], failed: boolean): Promise<void> {
    const backup_id = noticeId(run);
    const key = { project_id: run.project_id, backup_id };
    if (told.length === 0) {
      await this.backups.delete(key);
      return;
    }
    const notice = { backup_id, start: run.start, told, failed };
    await this.backups.change(key, (stored) => noticeRecord(stored, run, notice, this.now()));
  }

  private async beginning(project_id: string, beginning: string): Promise<readonly RunRecord[]> {
    const records: RunRecord[] = [];
    for await (const record of this.backups.listBeginning(project_id, beginning)) {
      if (isRunRecord(record)) records.push(record);
    }
    return records;
  }
}

function requireRunRecord(record: StoredBackup): RunRecord {
  if (isRunRecord(record)) return record;
  throw new Error('The record of a run lacks what the runner remembers.');
}
