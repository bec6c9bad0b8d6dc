import { type Fields, objectIn } from '../keystone/json';
import {
  type CinderResponse,
  type CinderClient,
  GONE,
  type Gone,
  isItemNotFound,
  isRefusal,
  REFUSED,
  type Refused,
  unavailable,
} from './cinder-client';
import { list, type Listed } from './lists';
import { showVolume, textsIn } from './volumes';

/** What a plan has to know of a backup. */
export interface Backup {
  readonly id: string;
  readonly name: string;
  readonly volume_id: string;
  /** In Cinder's words: `creating`, `available`, `error`, `deleting`, `error_deleting`, … */
  readonly status: string;
  /** GiB. */
  readonly size: number;
  /** ISO 8601 in UTC, without a zone. */
  readonly created_at: string;
  /** Why it failed, in Cinder's words, for people. */
  readonly fail_reason: string | null;
  readonly is_incremental: boolean;
  /** Whether incremental backups build on it. */
  readonly has_dependent_backups: boolean;
  /** Undefined before microversion 3.43. */
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

export interface NewBackup {
  readonly volume_id: string;
  /** Up to 255 characters. */
  readonly name: string;
  readonly description: string;
  /** Left out where Cinder has none: the name must say enough. */
  readonly metadata: Readonly<Record<string, string>>;
}

export type Creation =
  | { readonly kind: 'created'; readonly backup_id: string }
  /** The project has no room for another backup. Cinder says "again in 0 seconds", but time alone does not help. */
  | { readonly kind: 'quota' }
  /** Something else is being done with the volume. */
  | { readonly kind: 'busy'; readonly status: string }
  /** The volume. */
  | Gone
  /** Nothing is wrong with the volume, and yet: perhaps it was busy a moment ago. */
  | { readonly kind: 'rejected'; readonly reason: string }
  | Refused;

export type Deletion =
  | { readonly kind: 'deleting' }
  /** Not in this state, or others build on it; that may change. */
  | { readonly kind: 'kept'; readonly backup: Backup }
  | Gone
  | Refused;

export type ShownBackup = { readonly kind: 'found'; readonly backup: Backup } | Gone | Refused;

const LONGEST_REASON = 255;
/** In these a volume can be backed up. */
const IDLE = ['available', 'in-use'];

/** All backups of a volume that the project has, whoever made them. */
export function backupsOf(cinder: CinderClient, volume_id: string): Promise<Listed<Backup>> {
  return list(cinder, {
    resource: 'backups',
    filters: { volume_id },
    parse: parseBackup,
    belongs: (backup) => backup.volume_id === volume_id,
  });
}

/** All backups of the project whose name passes. */
export function backupsWithName(
  cinder: CinderClient,
  passes: (name: string) => boolean,
): Promise<Listed<Backup>> {
  return list(cinder, {
    resource: 'backups',
    filters: {},
    parse: parseBackup,
    belongs: ({ name }) => passes(name),
  });
}

/** Those with exactly this name. Names are not unique: a request that came late may have made a second one. */
export function backupsNamed(cinder: CinderClient, volume_id: string, name: string): Promise<Listed<Backup>> {
  return list(cinder, {
    resource: 'backups',
    filters: { volume_id, name },
    parse: parseBackup,
    belongs: (backup) => backup.volume_id === volume_id && backup.name === name,
  });
}

/** @throws BlockStorageError when Cinder does not say. */
export async function showBackup(cinder: CinderClient, id: string): Promise<ShownBackup> {
  const request = { method: 'GET', path: pathOf(id) } as const;
  const response = await cinder.ask(request);
  if (isRefusal(response)) return REFUSED;
  if (isItemNotFound(response)) return GONE;
  const fields = response.status === 200 ? objectIn(response.body, 'backup') : undefined;
  const backup = fields && parseBackup(fields);
  if (!backup) throw unavailable(request, `status ${response.status} without a backup`);
  return { kind: 'found', backup };
}

/**
 * Asks for a full backup, also of a volume in use.
 * @throws BlockStorageError when Cinder does not respond. There may be a backup nevertheless, at once or later: look for
 *   its name before asking again.
 */
export async function createBackup(cinder: CinderClient, wanted: NewBackup): Promise<Creation> {
  const request = {
    method: 'POST',
    path: '/backups',
    once: true,
    body: (hasMetadata: boolean) => creationBody(wanted, hasMetadata),
  } as const;
  const response = await cinder.ask(request);
  if (isRefusal(response)) return REFUSED;
  if (response.status === 413) return { kind: 'quota' };
  if (response.status === 400 || response.status === 404) return whyNot(cinder, wanted.volume_id, response);
  const backup_id = response.status === 202 ? objectIn(response.body, 'backup')?.['id'] : undefined;
  if (typeof backup_id !== 'string')
    throw unavailable(request, `status ${response.status} without a backup's id`);
  return { kind: 'created', backup_id };
}

function creationBody({ metadata, ...fields }: NewBackup, hasMetadata: boolean): object {
  return { backup: { ...fields, ...(hasMetadata && { metadata }), force: true, incremental: false } };
}

/** By the state of the volume: Cinder's texts may change, and a 404 may be about a service. */
async function whyNot(cinder: CinderClient, volume_id: string, response: CinderResponse): Promise<Creation> {
  const shown = await showVolume(cinder, volume_id);
  if (shown.kind !== 'found') return shown;
  if (response.status === 404)
    throw unavailable({ method: 'POST', path: '/backups' }, '404, but not for the volume');
  const { status } = shown.volume;
  return IDLE.includes(status) ? { kind: 'rejected', reason: reasonIn(response) } : { kind: 'busy', status };
}

/**
 * Asks for the end of a backup; it is gone when Cinder shows it no more.
 * @throws BlockStorageError when Cinder does not respond, or has nobody who deletes.
 */
export async function deleteBackup(cinder: CinderClient, id: string): Promise<Deletion> {
  const request = { method: 'DELETE', path: pathOf(id) } as const;
  const response = await cinder.ask(request);
  if (isRefusal(response)) return REFUSED;
  if (response.status === 202 || response.status === 204) return { kind: 'deleting' };
  const shown = await showBackup(cinder, id);
  if (shown.kind !== 'found') return shown;
  // Cinder says in the same way that the backup is not there, and that no service is there to delete it.
  if (response.status !== 400)
    throw unavailable(request, `status ${response.status} for a backup that is there`);
  return shown.backup.status === 'deleting' ? { kind: 'deleting' } : { kind: 'kept', backup: shown.backup };
}

function pathOf(id: string): string {
  return `/backups/${encodeURIComponent(id)}`;
}

/** Only for people to read. */
function reasonIn({ body }: CinderResponse): string {
  const message = objectIn(body, 'badRequest')?.['message'];
  return (typeof message === 'string' ? message : 'no reason given').slice(0, LONGEST_REASON);
}

function parseBackup(fields: Fields): Backup | undefined {
  const { id, name, volume_id, status, size, created_at, fail_reason, metadata } = fields;
  if (typeof id !== 'string' || typeof volume_id !== 'string' || typeof status !== 'string') return undefined;
  if (typeof size !== 'number' || typeof created_at !== 'string') return undefined;
  return {
    id,
    volume_id,
    status,
    size,
    created_at,
    name: typeof name === 'string' ? name : '',
    fail_reason: typeof fail_reason === 'string' ? fail_reason : null,
    is_incremental: fields['is_incremental'] === true,
    has_dependent_backups: fields['has_dependent_backups'] === true,
    metadata: metadata === undefined ? undefined : textsIn(metadata),
  };
}
