import type { JsonObject } from '../../documents/json';
import { JOB_SCHEDULE } from '../../schedule/schedule-schema';

/*
 * The schemas of request bodies, valid both as JSON Schema for ajv (with `nullable`) and in OpenAPI 3.0.3.
 * After a change: npm run schemas.
 */

const INTEGER: JsonObject = { type: 'integer' };
const TEXT: JsonObject = { type: 'string' };

/** Body of PATCH. Other keys are ignored: the service says who owns a session and which plans are in it. */
export const SESSION_CHANGES: JsonObject = {
  type: 'object',
  properties: {
    schedule: JOB_SCHEDULE,
    session_tag: INTEGER,
    description: { ...TEXT, nullable: true },
    hold_off: { ...INTEGER, nullable: true },
    status: TEXT,
    result: { ...TEXT, nullable: true },
    time_start: INTEGER,
    time_end: INTEGER,
    time_started: INTEGER,
    time_ended: INTEGER,
  },
};

/** What is asked of a new session besides. */
export const SESSION_COMPLETION: JsonObject = {
  type: 'object',
  required: ['schedule'],
  properties: { schedule: {} },
};

/** What is asked of a document that replaces a session besides. */
export const SESSION_REPLACEMENT: JsonObject = {
  type: 'object',
  required: ['schedule', 'session_tag'],
  properties: { schedule: {}, session_tag: {} },
};

/** Body of create. */
export const SESSION_DOCUMENT: JsonObject = { allOf: [SESSION_COMPLETION, SESSION_CHANGES] };

/** Body of replace. */
export const SESSION_WHOLE: JsonObject = { allOf: [SESSION_REPLACEMENT, SESSION_CHANGES] };
