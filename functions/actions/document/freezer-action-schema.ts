import type { JsonObject } from '../../documents/json';

const WORD: JsonObject = { type: 'string', pattern: '^[\\w-]+$' };
const NULLABLE_TEXT: JsonObject = { type: 'string', nullable: true };

/** `mode` is Freezer 13's, as `action` below: newer ones list fewer. */
const PROPERTIES: JsonObject = {
  mode: { ...WORD, nullable: true },
  path_to_backup: NULLABLE_TEXT,
  backup_name: NULLABLE_TEXT,
  container: NULLABLE_TEXT,
  restore_abs_path: NULLABLE_TEXT,
  cindernative_freezer_only: { type: 'boolean', nullable: true },
};

/** What an agent is to do, in a plan; any other keys go with it. Nulls are what Horizon fills an action up with. */
export const FREEZER_ACTION: JsonObject = {
  type: 'object',
  properties: { action: { ...WORD, nullable: true }, ...PROPERTIES },
};

/** The same in the library of actions, where an action is of a kind. */
export const LIBRARY_ACTION: JsonObject = {
  type: 'object',
  required: ['action'],
  properties: { action: WORD, ...PROPERTIES },
};
