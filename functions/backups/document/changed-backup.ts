import type { Json, JsonObject } from '../../documents/json';
import { inPython, shownValue } from '../../documents/shown-value';
import { beginning, nextVersionOf, type WriteContext } from '../../documents/stored-document';
import { BadDataFormat } from '../../errors';
import { BACKUP_STATUSES, type BackupStatus, type StoredBackup } from './backup';

/** A record as an agent sent it, checked. */
interface BackupInput {
  readonly status: BackupStatus;
  readonly backup_metadata: JsonObject;
}

/** What is to become of a record. */
type BackupChanges = Partial<BackupInput>;

/** Freezer asks for these and nothing else. */
const NEEDED = ['container', 'hostname', 'backup_name'] as const;

/**
 * The body of create: the metadata itself, with the record's status among it.
 * @throws BadDataFormat
 */
export function parseBackup(body: JsonObject): BackupInput {
  const { status = 'available', ...backup_metadata } = body;
  for (const name of NEEDED) {
    if (typeof body[name] === 'string' && body[name] !== '') continue;
    throw new BadDataFormat(`Bad Data Format: '${name}' must be a text that is not empty`);
  }
  return { status: statusOf(status), backup_metadata };
}

/**
 * The body of PATCH; other keys are ignored, as in Freezer.
 * @throws BadDataFormat
 */
export function parseBackupChanges({ status, backup_metadata }: JsonObject): BackupChanges {
  return {
    ...(status !== undefined && { status: statusOf(status) }),
    ...(backup_metadata !== undefined && { backup_metadata: metadataOf(backup_metadata) }),
  };
}

function statusOf(value: Json): BackupStatus {
  const status = BACKUP_STATUSES.find((known) => known === value);
  if (status) return status;
  throw new BadDataFormat(`${shownValue(value)} is not one of ${inPython(BACKUP_STATUSES)} (at status)`);
}

function metadataOf(value: Json): JsonObject {
  if (typeof value === 'object' && value !== null && !isList(value)) return value;
  throw new BadDataFormat(`${shownValue(value)} is not of type 'object' (at backup_metadata)`);
}

/** Array.isArray does not know lists that cannot be changed. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The record of a backup, under a new id: Freezer never takes one from the caller. */
export function newBackup(project_id: string, input: BackupInput, context: WriteContext): StoredBackup {
  return { project_id, backup_id: context.newId(), ...beginning(context), ...input };
}

/** The record with what a PATCH says; metadata is merged one level deep. */
export function editedBackup(
  stored: StoredBackup,
  { status = stored.status, backup_metadata }: BackupChanges,
  { now }: WriteContext,
): StoredBackup {
  const merged = { ...stored.backup_metadata, ...backup_metadata };
  return nextVersionOf(stored, { ...stored, status, backup_metadata: merged }, now);
}
