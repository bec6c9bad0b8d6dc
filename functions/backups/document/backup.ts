import type { JsonObject } from '../../documents/json';
import type { Search } from '../../documents/search';
import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isJsonObject,
  isString,
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

/** The record of a finished backup, as an agent left it. */
export interface StoredBackup extends StoredDocument {
  readonly backup_id: string;
  readonly status: BackupStatus;
  /** What the agent said of it, unchanged: `container`, `hostname`, `backup_name`, `time_stamp`, `job_id`, … */
  readonly backup_metadata: JsonObject;
}

/** Where a backup's record is stored. */
export type BackupKey = Pick<StoredBackup, 'project_id' | 'backup_id'>;

const FIELDS: Readonly<Record<keyof StoredBackup, FieldTest>> = {
  ...DOCUMENT_FIELDS,
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
