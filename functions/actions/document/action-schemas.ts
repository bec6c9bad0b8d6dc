import type { JsonObject } from '../../documents/json';
import { LIBRARY_ACTION } from './freezer-action-schema';

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
