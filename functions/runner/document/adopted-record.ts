import type { RunState } from '../../backups/document/backup';
import { type PlanName, recordId, recordIdIn } from '../../backups/document/record-names';

/** Of a backup in Cinder. */
export interface NamedBackup {
  readonly name: string;
  readonly volume_id: string;
  readonly status: string;
}

const STATES: Readonly<Record<string, RunState>> = {
  creating: 'creating',
  available: 'available',
  restoring: 'available',
  error: 'unwanted',
};

/** How far a backup is that nobody has a record of; undefined for one that goes. */
export function adoptedState({ status }: NamedBackup): RunState | undefined {
  return STATES[status];
}

/** Whether a backup is of this plan, and of the volume that its name says: a user may give a backup any name. */
export function isAdoptable(plan: PlanName, backup: NamedBackup): boolean {
  const start = startIn(backup.name);
  if (start === undefined || adoptedState(backup) === undefined) return false;
  return recordIdIn(backup.name) === recordId(plan, backup.volume_id, start);
}

const START = /-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/;

/** The start of the run that a name is of, `YYYY-MM-DDTHH:MM:SS`. */
export function startIn(name: string): string | undefined {
  const [, year, month, day, hour, minute, second] = START.exec(name) ?? [];
  if (second === undefined) return undefined;
  const start = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  return Number.isNaN(Date.parse(`${start}Z`)) ? undefined : start;
}
