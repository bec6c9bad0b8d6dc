import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isBoolean,
  isJsonObject,
  isString,
  nullable,
  optional,
} from '../../documents/stored-fields';
import type { Job, StoredJob } from './job';

const isAction: FieldTest = (value) => isJsonObject(value) && isJsonObject(value['freezer_action']);
const isOptionalString = nullable(isString);
const isConfiguration: FieldTest = (value) =>
  isJsonObject(value) &&
  ['since', 'hash', 'schedule_hash'].every((key) => isString(value[key])) &&
  optional((held) => held === 1 || held === 2)(value['held']) &&
  optional(isString)(value['until']);

const { _version, ...documentFields } = DOCUMENT_FIELDS;

const FIELDS: Readonly<Record<keyof Job, FieldTest>> = {
  ...documentFields,
  job_id: isString,
  job_id_hash: isString,
  client_id: isString,
  job_schedule: (value) =>
    isJsonObject(value) && isOptionalString(value['status']) && isOptionalString(value['event']),
  job_actions: (value) => Array.isArray(value) && value.every(isAction),
  session_id: nullable(isString),
  session_tag: optional(Number.isInteger),
  name: nullable(isString),
  description: nullable(isString),
  status: optional(isString),
  disabled: optional(isBoolean),
  started_at: nullable(isString),
  ended_at: nullable(isString),
  user_credentials: optional(isJsonObject),
};

const INTERNAL_FIELDS: Readonly<Record<Exclude<keyof StoredJob, keyof Job>, FieldTest>> = {
  _version,
  _configurations: (value) => Array.isArray(value) && value.length > 0 && value.every(isConfiguration),
  _event_shown: optional(isBoolean),
};

/**
 * Passes only what is a plan whole, with what the service remembers of it; the storage may add attributes of its own.
 * @throws Error that names the first field at fault, never its value: the message goes to the log.
 */
export function assertStoredJob(item: unknown): asserts item is StoredJob {
  assertFields(item, { ...FIELDS, ...INTERNAL_FIELDS }, 'a plan');
}
