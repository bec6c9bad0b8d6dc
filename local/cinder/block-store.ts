import { randomUUID } from 'node:crypto';
import { badRequest, itemNotFound, overQuota } from './errors';

export interface Volume {
  readonly id: string;
  readonly project_id: string;
  readonly user_id: string;
  readonly name: string;
  /** GiB. */
  readonly size: number;
  readonly created_at: string;
  status: 'available' | 'in-use' | 'backing-up' | 'restoring-backup';
  metadata: Readonly<Record<string, string>>;
}

export interface Backup {
  readonly id: string;
  readonly project_id: string;
  readonly volume_id: string;
  readonly size: number;
  readonly created_at: string;
  readonly description: string | null;
  name: string;
  metadata: Readonly<Record<string, string>>;
  status: 'creating' | 'available' | 'restoring' | 'deleting' | 'error' | 'error_deleting';
  fail_reason: string | null;
  /** When what is under way ends, in epoch milliseconds; undefined when nothing is. */
  due: number | undefined;
  /** What the volume's status will be again. */
  readonly volumeStatus: 'available' | 'in-use';
  /** Of the volume, as it was then; a volume that is restored gets it. */
  readonly volumeMetadata: Readonly<Record<string, string>>;
  /** Where it is being restored to. */
  target: Volume | undefined;
}

/** How the storage misbehaves, for tests; nobody sets them by the API. */
export interface Knobs {
  /** Backups stay `creating` until it is off again. */
  hold: boolean;
  /** Backups end in `error`. */
  fail: boolean;
  /** Backups that begin now stay `creating`, and their volumes `backing-up`, for ever. */
  stuck: boolean;
  /** While off, nothing can be deleted. */
  backupService: boolean;
  /** Cinder looks at a volume's status and changes it in two steps: callers at the same moment all get a backup. */
  racing: boolean;
  /** Backups that each project may have; -1 for any number. */
  backupQuota: number;
}

export interface NewBackup {
  readonly volume_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly force: boolean;
}

/** The volumes and backups of all projects, in memory. Work that takes time ends by the clock or by hand. */
export class BlockStore {
  readonly volumes = new Map<string, Volume>();
  readonly backups = new Map<string, Backup>();
  readonly knobs: Knobs = {
    hold: false,
    fail: false,
    stuck: false,
    backupService: true,
    racing: false,
    backupQuota: 10,
  };
  /** No two documents are of the same moment: lists are in the order of time. */
  private lastMoment = 0;

  /** @param workMs How long making or deleting a backup takes; `by hand` until `finish` is called. */
  constructor(private readonly workMs: number | 'by hand') {}

  addVolume(
    volume: Pick<Volume, 'project_id' | 'user_id' | 'name' | 'size' | 'metadata'> & { id?: string },
  ): Volume {
    const added: Volume = { id: randomUUID(), created_at: this.moment(), status: 'available', ...volume };
    this.volumes.set(added.id, added);
    return added;
  }

  /** @throws CinderError 404; volumes of other projects are not there. */
  volume(project_id: string, id: string): Volume {
    const volume = this.volumes.get(id);
    if (volume?.project_id !== project_id) throw itemNotFound('Volume', id);
    return volume;
  }

  /** @throws CinderError 400 while it is backed up. */
  deleteVolume(volume: Volume): void {
    if (volume.status !== 'available') {
      throw badRequest('Invalid volume: Volume status must be available or error or so, and not in use.');
    }
    this.volumes.delete(volume.id);
  }

  /** @throws CinderError 404 without the volume, 400 when it is busy, 413 over the quota. */
  addBackup(project_id: string, { force, ...wanted }: NewBackup): Backup {
    const volume = this.volume(project_id, wanted.volume_id);
    const volumeStatus = this.statusForBackup(volume, force);
    const { backupQuota } = this.knobs;
    if (backupQuota >= 0 && this.backupsOf(project_id).length >= backupQuota) throw overQuota(backupQuota);
    const { size, metadata: volumeMetadata } = volume;
    const id = randomUUID();
    const due = this.knobs.stuck ? Infinity : this.dueTime();
    const created_at = this.moment();
    const begun = { id, project_id, size, created_at, volumeStatus, volumeMetadata, due, fail_reason: null };
    const backup: Backup = { ...wanted, ...begun, status: 'creating', target: undefined };
    this.backups.set(id, backup);
    volume.status = 'backing-up';
    return backup;
  }

  /** @throws CinderError 404; backups of other projects are not there. */
  backup(project_id: string, id: string): Backup {
    const backup = this.backups.get(id);
    if (backup?.project_id !== project_id) throw itemNotFound('Backup', id);
    return backup;
  }

  backupsOf(project_id: string): readonly Backup[] {
    return [...this.backups.values()].filter((backup) => backup.project_id === project_id);
  }

  /** @throws CinderError 400 while it is made; 404 "service" while there is none, as in Cinder. */
  deleteBackup(backup: Backup): void {
    if (backup.status !== 'available' && backup.status !== 'error') {
      throw badRequest('Invalid backup: Backup status must be available or error');
    }
    if (!this.knobs.backupService) throw itemNotFound('Service', 'cinder-backup');
    backup.status = 'deleting';
    backup.due = this.dueTime();
  }

  /**
   * To a new volume, which says of itself where it comes from.
   * @throws CinderError 400 unless the backup is available.
   */
  restoreBackup(backup: Backup, user_id: string, name = `restore_backup_${backup.id}`): Volume {
    if (backup.status !== 'available') throw badRequest('Invalid backup: Backup status must be available');
    const { id: src_backup_id, project_id, size, volumeMetadata } = backup;
    const metadata = { ...volumeMetadata, src_backup_id };
    const volume = this.addVolume({ project_id, user_id, name, size, metadata });
    volume.status = 'restoring-backup';
    backup.status = 'restoring';
    backup.target = volume;
    backup.due = this.dueTime();
    return volume;
  }

  /** Ends what is due by the clock. */
  advance(): void {
    this.endUntil(Date.now());
  }

  /** Ends all that is under way, but for what is held or stuck. */
  finish(): void {
    this.endUntil(Number.MAX_VALUE);
  }

  private endUntil(moment: number): void {
    for (const backup of this.backups.values()) {
      if (backup.due === undefined || backup.due > moment) continue;
      if (backup.status === 'deleting') this.backups.delete(backup.id);
      else if (backup.target) this.endRestoration(backup, backup.target);
      else if (!this.knobs.hold) this.endCreation(backup);
    }
  }

  private endCreation(backup: Backup): void {
    backup.due = undefined;
    backup.status = this.knobs.fail ? 'error' : 'available';
    if (this.knobs.fail) backup.fail_reason = 'told to fail';
    const volume = this.volumes.get(backup.volume_id);
    if (volume) volume.status = backup.volumeStatus;
  }

  private endRestoration(backup: Backup, target: Volume): void {
    Object.assign(backup, { status: 'available', due: undefined, target: undefined });
    target.status = 'available';
  }

  private statusForBackup({ status }: Volume, force: boolean): 'available' | 'in-use' {
    if (status === 'backing-up' && this.knobs.racing) return 'available';
    if (status === 'backing-up' || status === 'restoring-backup') {
      const must = 'Volume to be backed up must be available or in-use';
      throw badRequest(`Invalid volume: ${must}, but the current status is "${status}".`);
    }
    if (status === 'in-use' && !force) {
      throw badRequest('Invalid volume: Backing up an in-use volume must use the force flag.');
    }
    return status;
  }

  private dueTime(): number {
    return this.workMs === 'by hand' ? Number.MAX_VALUE : Date.now() + this.workMs;
  }

  /** Python's microseconds, of which JavaScript knows the first three digits. */
  private moment(): string {
    this.lastMoment = Math.max(Date.now(), this.lastMoment + 1);
    return new Date(this.lastMoment).toISOString().replace('Z', '000');
  }
}
