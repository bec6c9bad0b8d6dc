import type { JsonObject } from '../../documents/json';
import type { Search } from '../../documents/search';
import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isJsonObject,
  isString,
  optional,
  type StoredDocument,
} from '../../documents/stored-document';
import type { UsersPart } from '../../documents/users-part';
import { BadDataFormat } from '../../errors';

/** Freezer's master has the first five; its release notes name the last one too. */
export const BACKUP_STATUSES = [
  'creating',
  'available',
  'error',
  'deleting',
  'deleted',
  'restoring',
] as const;
export type BackupStatus = (typeof BACKUP_STATUSES)[number];

/** How far a backup is that the runner of managed plans makes; `unwanted` is to be removed as soon as Cinder lets it. */
const RUN_STATES = ['planned', 'asked', 'creating', 'unwanted', 'available', 'gone'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What the runner remembers of a backup, and no caller can write: docs/adr/0012-managed-plans.md. */
export interface RunMemory {
  readonly _state?: RunState;
  readonly _volume_id?: string;
  /** The start of the run, `YYYY-MM-DDTHH:MM:SS` in UTC. */
  readonly _start?: string;
  /** When Cinder was asked last, in epoch seconds. */
  readonly _asked_at?: number;
  readonly _cinder_id?: string;
}

/** The record of a backup, as an agent or the runner left it. */
export interface StoredBackup extends StoredDocument, RunMemory {
  readonly backup_id: string;
  readonly status: BackupStatus;
  /** What the agent said of it, unchanged: `container`, `hostname`, `backup_name`, `time_stamp`, `job_id`, … */
  readonly backup_metadata: JsonObject;
}

/** Where a backup's record is stored. */
export type BackupKey = Pick<StoredBackup, 'project_id' | 'backup_id'>;

const MEMORY: Readonly<Record<keyof RunMemory, FieldTest>> = {
  _state: optional((value) => RUN_STATES.some((known) => known === value)),
  _volume_id: optional(isString),
  _start: optional(isString),
  _asked_at: optional(Number.isFinite),
  _cinder_id: optional(isString),
};

/** Attributes that never leave the service; whoever writes a record keeps them. */
export const INTERNAL_BACKUP_FIELDS: readonly string[] = ['_version', ...Object.keys(MEMORY)];

const FIELDS: Readonly<Record<keyof StoredBackup, FieldTest>> = {
  ...DOCUMENT_FIELDS,
  ...MEMORY,
  backup_id: isString,
  status: (value) => BACKUP_STATUSES.some((known) => known === value),
  backup_metadata: isJsonObject,
};

/** @throws Error that names the first field at fault. */
export function assertBackup(item: unknown): asserts item is StoredBackup {
  assertFields(item, FIELDS, 'a backup');
}

/** The record as callers see it: Freezer's keys and no others, which its own tests compare exactly. */
export function publicBackup(backup: StoredBackup): JsonObject {
  const { project_id, backup_id, user_id, status, backup_metadata } = backup;
  return { project_id, backup_id, user_id, status, backup_metadata };
}

/**
 * What a search asks of the time of a backup: `time_after` and `time_before` in epoch seconds, both inclusive, as
 * Freezer had them while it kept records in Elasticsearch. A record without a time is in no span.
 * @returns undefined when the search asks for no time.
 * @throws BadDataFormat for a time that is no number.
 */
export function timeAsked({ others }: Search): ((backup: StoredBackup) => boolean) | undefined {
  const { time_after, time_before } = others;
  if (time_after === undefined && time_before === undefined) return undefined;
  const [first, last] = [
    seconds('time_after', time_after) ?? -Infinity,
    seconds('time_before', time_before) ?? Infinity,
  ];
  return ({ backup_metadata: { time_stamp } }) => {
    const time = typeof time_stamp === 'string' && time_stamp !== '' ? Number(time_stamp) : time_stamp;
    return typeof time === 'number' && first <= time && time <= last;
  };
}

function seconds(name: string, value: unknown): number | undefined {
  if (value === undefined || typeof value === 'number') return value;
  throw new BadDataFormat(`"${name}" of a search must be a number: seconds since 1970.`);
}

/** All of it, but for what the storage adds. */
export const BACKUP_PART: UsersPart<StoredBackup> = { what: 'backup', bytes: 188 * 1024, of: publicBackup };
