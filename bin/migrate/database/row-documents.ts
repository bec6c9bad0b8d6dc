import { CAPABILITIES } from '../../../functions/clients/document/client';
import { isObject, type Json, type JsonObject } from '../../../functions/documents/json';
import { BadDataFormat, FreezerError } from '../../../functions/errors';
import { parseJson } from '../../../functions/http/json-body';
import { withoutNulls } from '../fields';
import type { KindName } from '../kind';
import type { SourceDocument } from '../source-document';
import type { Row, Value } from './open-database';

/** A plan's row with those of its actions and its trust, where they are in tables of their own. */
export interface RowGroup {
  readonly row: Row;
  readonly actions?: readonly Row[];
  readonly credential?: Row | undefined;
}

/** A row as the API would show it; that it cannot be read is a fault of the row, told by its id. */
export function rowDocument(kind: KindName, group: RowGroup): SourceDocument {
  const at = `table ${kind}, id ${textOf(group.row['id'] ?? null)}`;
  try {
    return { at, kind, document: { ...commonOf(group.row), ...DOCUMENT_OF[kind](group) } };
  } catch (error) {
    if (!(error instanceof FreezerError)) throw error;
    return { at, kind, fault: error.message };
  }
}

/** A document that was never changed has no `updated_at`. */
function commonOf(row: Row): JsonObject {
  return plain(row, 'project_id', 'user_id', 'created_at', 'updated_at');
}

const DOCUMENT_OF: Readonly<Record<KindName, (group: RowGroup) => JsonObject>> = {
  clients: ({ row }) => ({
    client: {
      ...withoutNulls(plain(row, 'client_id', 'hostname', 'description', 'uuid')),
      is_central: row['is_central'] === 1,
      ...capabilitiesOf(row),
    },
  }),
  actions: ({ row }) => actionOf(row),
  sessions: ({ row }) => ({
    session_id: textOf(row['id'] ?? null),
    ...plain(row, 'description', 'session_tag', 'result', 'hold_off', 'status'),
    ...plain(row, 'time_start', 'time_end', 'time_started', 'time_ended'),
    schedule: scheduleOf(row),
    jobs: jsonOf(row, 'job') ?? {},
  }),
  jobs: ({ row, actions, credential }) => ({
    job_id: textOf(row['id'] ?? null),
    ...plain(row, 'client_id', 'session_id', 'description'),
    session_tag: plainValue(row['session_tag'] ?? 0),
    job_schedule: scheduleOf(row),
    job_actions: actions ? actions.map(planActionOf) : jsonOf(row, 'job_actions'),
    ...(credential && { user_credentials: plain(credential, 'trust_id', 'trustor_user_id') }),
  }),
  backups: ({ row }) => ({
    backup_id: textOf(row['id'] ?? null),
    ...plain(row, 'status'),
    backup_metadata: jsonOf(row, 'backup_metadata'),
  }),
};

/** Names of its own in the columns, the API's in the document. */
const COLUMN_KEYS = {
  ...{ backup_name: 'backup_name', action: 'action', actionmode: 'mode', container: 'container' },
  ...{ timeout: 'timeout', priority: 'priority', path_to_backup: 'path_to_backup', log_file: 'log_file' },
} as const;

/**
 * Freezer keeps an action as its document with some of its keys in columns, which win where both are shown. Where a column
 * is null it shows null, which says nothing.
 */
function actionOf(row: Row): JsonObject {
  const written = jsonOf(row, 'backup_metadata');
  const inColumns = Object.entries(COLUMN_KEYS).map(([column, key]) => [
    key,
    plainValue(row[column] ?? null),
  ]);
  const columns = withoutNulls(Object.fromEntries(inColumns) as JsonObject);
  return {
    action_id: textOf(row['id'] ?? null),
    ...withoutNulls(plain(row, 'max_retries', 'max_retries_interval')),
    freezer_action: { ...(isObject(written) ? withoutNulls(written) : {}), ...columns },
  };
}

function planActionOf(row: Row): JsonObject {
  const { freezer_action = {}, ...entry } = actionOf(row);
  const mandatory = isObject(freezer_action) ? freezer_action['mandatory'] : undefined;
  return {
    ...plain(row, 'user_id', 'project_id'),
    ...entry,
    freezer_action,
    ...(typeof mandatory === 'boolean' && { mandatory }),
  };
}

/** Columns of master; who does not say what it can do can do everything. */
function capabilitiesOf(row: Row): JsonObject {
  const given = Object.keys(CAPABILITIES).map((name) => [name, jsonOf(row, name)]);
  return withoutNulls(Object.fromEntries(given) as JsonObject);
}

/** Freezer writes an empty text where a plan was replaced by one without a schedule. */
function scheduleOf(row: Row): Json {
  const schedule = jsonOf(row, 'schedule');
  return schedule === null || schedule === '' ? {} : schedule;
}

/**
 * The document in a column, read by itself: it cannot go on with members of another one.
 * @throws BadDataFormat that names the column.
 */
function jsonOf(row: Row, column: string): Json {
  const value = row[column] ?? null;
  if (value === null) return null;
  try {
    return parseJson(textOf(value));
  } catch (error) {
    if (!(error instanceof FreezerError)) throw error;
    throw new BadDataFormat(`${error.message} (in the column ${column})`);
  }
}

function plain(row: Row, ...columns: readonly string[]): JsonObject {
  return Object.fromEntries(columns.map((column) => [column, plainValue(row[column] ?? null)]));
}

function plainValue(value: Value): Json {
  return Buffer.isBuffer(value) ? textOf(value) : value;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A column of a binary type holds whatever was written into it. */
function textOf(value: Value): string {
  if (!Buffer.isBuffer(value)) return String(value);
  try {
    return UTF8.decode(value);
  } catch {
    throw new BadDataFormat('A column holds bytes that are not UTF-8');
  }
}
