import type { Api } from './api';

export type Fields = Readonly<Record<string, unknown>>;

/** A job as a list shows it, with what its scheduler says of it. */
export interface SeenJob {
  readonly id: string;
  readonly document: Fields;
  readonly schedule: Fields;
  readonly status: string;
  readonly result: string;
  readonly event: string;
}

/** The record of a backup. */
interface SeenBackup {
  readonly backup_id: unknown;
  readonly backup_metadata: Fields;
}

/** A schedule whose time nobody waits for. */
export const SOME_DAY: Fields = { schedule_date: '2099-12-31T00:00:00' };

/** What the API shows at a moment. */
export interface Seen {
  readonly clients: readonly Fields[];
  readonly jobs: readonly SeenJob[];
  readonly backups: readonly SeenBackup[];
}

/** More than a test makes. */
const ALL = '?limit=500';

export async function look(api: Api): Promise<Seen> {
  const listOf = async (kind: string): Promise<readonly Fields[]> => {
    const list = fieldsOf(await api.succeed('GET', `${kind}${ALL}`))[kind];
    if (!Array.isArray(list)) throw new Error(`The answer has no list of ${kind}.`);
    return list.map(fieldsOf);
  };
  const [clients, jobs, backups] = [await listOf('clients'), await listOf('jobs'), await listOf('backups')];
  return { clients, jobs: jobs.map(seenJob), backups: backups.map(seenBackup) };
}

export function seenJob(document: Fields): SeenJob {
  const schedule = fieldsOf(document['job_schedule']);
  const text = (name: string): string => {
    const { [name]: value = '' } = schedule;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const state = { status: text('status'), result: text('result'), event: text('event') };
  return { id: String(document['job_id']), document, schedule, ...state };
}

function seenBackup({ backup_id, backup_metadata }: Fields): SeenBackup {
  return { backup_id, backup_metadata: fieldsOf(backup_metadata) };
}

/** @throws Error for anything but an object. */
export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new Error(`Not an object: ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value));
}

export function isCompleted({ status }: SeenJob): boolean {
  return status === 'completed';
}

/** Its agent is at work: the scheduler reports a run first, and then the process. */
export function isRunning({ status, schedule }: SeenJob): boolean {
  return status === 'running' && schedule['current_pid'] !== undefined;
}

/** Its scheduler has heard that it is to stop, and no run is going on. */
export function isAtRest({ status, event }: SeenJob): boolean {
  return (status === 'stop' || status === 'completed') && event === '';
}
