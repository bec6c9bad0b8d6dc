import type { CinderClient } from '../../functions/cinder/cinder-client';

/** A block storage with one project, real or small, that can be made to misbehave. */
export interface CinderWorld {
  /** For the project, with its trust's token. */
  readonly cinder: CinderClient;
  /** The same volumes, where lists cannot be filtered and pages have one item. */
  readonly narrow: CinderClient;
  /** With a token that nobody has issued. */
  readonly stranger: CinderClient;
  /** @returns Its id, when it is available. */
  readonly createVolume: (name: string, metadata?: Readonly<Record<string, string>>) => Promise<string>;
  readonly deleteVolume: (id: string) => Promise<void>;
  /** As its owner may. */
  readonly renameBackup: (id: string, name: string) => Promise<void>;
  /** To a new volume. @returns Its id, when it is available. */
  readonly restore: (backup: string) => Promise<string>;
  /** Puts a volume into use. */
  readonly attach: (id: string) => Promise<void>;
  readonly turn: (knob: 'HOLD' | 'FAIL', position: 'on' | 'off') => void;
  readonly backupService: (position: 'on' | 'off') => Promise<void>;
  /** Not below what there is; -1 for any number. */
  readonly setBackupQuota: (backups: number) => Promise<void>;
  /** Until nothing is under way. */
  readonly settle: () => Promise<void>;
}
