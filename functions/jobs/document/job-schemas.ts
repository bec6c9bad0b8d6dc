import { FREEZER_ACTION } from '../../actions/document/action-schemas';
import { CLIENT_ID } from '../../clients/document/client';
import type { JsonObject } from '../../documents/json';
import { JOB_SCHEDULE } from '../../schedule/schedule-schema';
import { REPORTED_STATUSES } from './job-input';

/*
 * The schemas of request bodies, valid both as JSON Schema for ajv (with `nullable`) and in OpenAPI 3.0.3.
 * After a change: npm run schemas.
 */

const INTEGER: JsonObject = { type: 'integer' };
const NULLABLE_TEXT: JsonObject = { type: 'string', nullable: true };
/** Callers send back what they were shown, and nobody reads it. */
const IGNORED: JsonObject = {};

const JOB_ACTION: JsonObject = {
  type: 'object',
  required: ['freezer_action'],
  properties: {
    freezer_action: FREEZER_ACTION,
    max_retries: INTEGER,
    max_retries_interval: INTEGER,
    mandatory: { type: 'boolean' },
  },
};

const PROPERTIES: JsonObject = {
  client_id: CLIENT_ID,
  name: { ...NULLABLE_TEXT, maxLength: 255 },
  description: NULLABLE_TEXT,
  disabled: { type: 'boolean' },
  session_id: { ...NULLABLE_TEXT, pattern: '^[\\w-]*$' },
  session_tag: INTEGER,
  job_schedule: JOB_SCHEDULE,
  job_actions: { type: 'array', items: JOB_ACTION },
  action_defaults: FREEZER_ACTION,
  created_at: IGNORED,
  updated_at: IGNORED,
  job_id: IGNORED,
  job_id_hash: IGNORED,
  project_id: IGNORED,
  user_id: IGNORED,
  status: IGNORED,
  started_at: IGNORED,
  ended_at: IGNORED,
  user_credentials: IGNORED,
  session_name: IGNORED,
  _version: IGNORED,
};

/** Body of PATCH. */
export const JOB_CHANGES: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: PROPERTIES,
};

/** What is asked of a whole document besides. */
export const JOB_COMPLETION: JsonObject = {
  type: 'object',
  required: ['job_actions', 'client_id'],
  properties: {
    job_id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,255}$' },
    job_actions: {},
    client_id: {},
  },
};

/** Body of create and replace. */
export const JOB_DOCUMENT: JsonObject = { allOf: [JOB_COMPLETION, JOB_CHANGES] };

const REPORTED_TIME: JsonObject = {
  ...NULLABLE_TEXT,
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?$',
};

/** Body of the report on a managed plan. */
export const JOB_REPORT: JsonObject = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    status: { type: 'string', enum: REPORTED_STATUSES },
    started_at: REPORTED_TIME,
    ended_at: REPORTED_TIME,
  },
};
