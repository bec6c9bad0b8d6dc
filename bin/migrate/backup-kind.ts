import { BACKUP_FORM } from '../../functions/backups/backup-table';
import {
  assertBackup,
  BACKUP_PART,
  BACKUP_STATUSES,
  type BackupKey,
  INTERNAL_BACKUP_FIELDS,
  publicBackup,
  type StoredBackup,
} from '../../functions/backups/document/backup';
import { parseBackup } from '../../functions/backups/document/changed-backup';
import { isObject, type Json, type JsonObject } from '../../functions/documents/json';
import { timestampOf } from '../../functions/documents/timestamp';
import { BadDataFormat } from '../../functions/errors';
import { beginningOf, ID, ownerOf, picked, projectOf, required, type Reader, timesOf } from './fields';
import type { KindForm } from './kind';

const keyOf = (document: JsonObject): BackupKey => ({
  project_id: projectOf(document),
  backup_id: required(document, 'backup_id', ID),
});

const object: Reader<JsonObject> = (value) => (isObject(value) ? value : undefined);

/** What the runner of managed plans remembers of a backup. */
const MEMORY = INTERNAL_BACKUP_FIELDS.filter((name) => name !== '_version');

/** Records of backups, with every key that an agent wrote. */
export const BACKUP_KIND: KindForm<BackupKey, StoredBackup> = {
  name: 'backups',
  form: BACKUP_FORM,
  part: BACKUP_PART,
  keyOf,
  parse: (document) => {
    const [key, user_id, times] = [keyOf(document), ownerOf(document), timesOf(document)];
    const backup_metadata = required(document, 'backup_metadata', object);
    const { status } = parseBackup({ ...backup_metadata, status: statusOf(document, backup_metadata) });
    const made = { ...times, created_at: times.created_at ?? timeOf(backup_metadata) ?? undefined };
    return {
      key,
      complete: (stored, now) => {
        const memory = memoryOf(stored ?? document);
        const record = { ...key, user_id, ...beginningOf(made, stored, now), status, backup_metadata };
        return withMemory(record, memory);
      },
    };
  },
  show: publicBackup,
  exported: (record) => ({
    ...publicBackup(record),
    created_at: record.created_at,
    updated_at: record.updated_at,
    ...memoryOf(record),
  }),
  older: ({ project_id, user_id, backup_id, status, backup_metadata }) => ({
    document: { project_id, user_id, backup_id, backup_metadata },
    losses:
      status === statusOf({}, backup_metadata) ? [] : ['that are not available: Freezer 13 knows no status.'],
  }),
};

/** Freezer 13 keeps an agent's `status` among the metadata, and has none beside them. */
function statusOf({ status = null }: JsonObject, metadata: JsonObject): Json {
  if (status !== null) return status;
  return BACKUP_STATUSES.find((known) => known === metadata['status']) ?? 'available';
}

/** Agents write epoch seconds, some of them as a text. */
function timeOf({ time_stamp = null }: JsonObject): string | null {
  const seconds = Number(time_stamp);
  return Number.isFinite(seconds) ? timestampOf(seconds) : null;
}

function memoryOf(record: object): JsonObject {
  return picked({ ...record }, MEMORY);
}

/** @throws BadDataFormat for a memory that the runner could not have. */
function withMemory(record: StoredBackup, memory: JsonObject): StoredBackup {
  const whole: unknown = { ...record, ...memory };
  try {
    assertBackup(whole);
    return whole;
  } catch {
    throw new BadDataFormat('What the service remembers of this backup is not what it writes');
  }
}
