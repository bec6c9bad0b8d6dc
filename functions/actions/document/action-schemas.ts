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
const LIBRARY_ACTION: JsonObject = {
  type: 'object',
  required: ['action'],
  properties: { action: WORD, ...PROPERTIES },
};

/*
 * The schemas of request bodies, valid both as JSON Schema for ajv (with `nullable`) and in OpenAPI 3.0.3.
 * After a change: npm run schemas.
 */

/** Freezer shows null after a change that did not name it, so null comes back; it means the default. */
const COUNT: JsonObject = { type: 'integer', nullable: true };

/** Body of PATCH; keys that are not named here are kept as well. */
export const ACTION_CHANGES: JsonObject = {
  type: 'object',
  properties: {
    freezer_action: LIBRARY_ACTION,
    max_retries: COUNT,
    max_retries_interval: COUNT,
    mandatory: { type: 'boolean' },
  },
};

/** What is asked of a whole document besides. */
export const ACTION_COMPLETION: JsonObject = {
  type: 'object',
  required: ['freezer_action'],
  properties: {
    action_id: { type: 'string', pattern: '^[A-Za-z0-9_-]{0,255}$' },
    freezer_action: {},
  },
};

/** Body of create and replace. */
export const ACTION_DOCUMENT: JsonObject = { allOf: [ACTION_COMPLETION, ACTION_CHANGES] };
