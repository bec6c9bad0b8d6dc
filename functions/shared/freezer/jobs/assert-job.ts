import type { Job, StoredJob } from './job';
import type { Json, JsonObject } from '../json';

type Test = (value: unknown) => boolean;

const isString: Test = (value) => typeof value === 'string';
const isAction: Test = (value) => isObject(value) && isObject(value['freezer_action']);
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const nullable =
  (test: Test): Test =>
  (value) =>
    value === undefined || value === null || test(value);

const isOptionalString = nullable(isString);

const isPositiveInteger: Test = (value) => Number.isInteger(value) && Number(value) > 0;
const isConfiguration: Test = (value) =>
  isObject(value) && ['since', 'hash', 'schedule_hash'].every((key) => isString(value[key]));

const FIELDS: Readonly<Record<keyof Job, Test>> = {
  project_id: isString,
  job_id: isString,
  job_id_hash: isString,
  user_id: isString,
  client_id: isString,
  created_at: isString,
  updated_at: isString,
  job_schedule: (value) =>
    isObject(value) && isOptionalString(value['status']) && isOptionalString(value['event']),
  job_actions: (value) => Array.isArray(value) && value.every(isAction),
  session_id: nullable(isString),
  session_tag: optional(Number.isInteger),
  name: nullable(isString),
  description: nullable(isString),
  status: optional(isString),
  disabled: optional((value) => typeof value === 'boolean'),
  started_at: nullable(isString),
  ended_at: nullable(isString),
  user_credentials: optional(isObject),
};

const INTERNAL_FIELDS: Readonly<Record<Exclude<keyof StoredJob, keyof Job>, Test>> = {
  _version: isPositiveInteger,
  _configurations: (value) => Array.isArray(value) && value.length > 0 && value.every(isConfiguration),
  _event_shown: optional((value) => typeof value === 'boolean'),
};

/**
 * Passes only what is a plan whole.
 * @throws Error that names the first field at fault, never its value: the message goes to the log.
 */
export function assertJob(item: unknown): asserts item is Job {
  assertFields(item, FIELDS);
}

/** As `assertJob`, with what the service remembers of the plan; the storage may add attributes of its own. */
export function assertStoredJob(item: unknown): asserts item is StoredJob {
  assertFields(item, { ...FIELDS, ...INTERNAL_FIELDS });
}

function assertFields(item: unknown, fields: Readonly<Record<string, Test>>): void {
  if (!isPlainObject(item)) throw new Error('The stored item is not an object.');
  for (const [field, test] of Object.entries(fields)) {
    if (!test(item[field])) throw new Error(`The stored item's ${field} is not a plan's.`);
  }
}

/** DynamoDB also knows sets and binaries, which JSON would silently turn into `{}`. */
function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return Array.isArray(value) ? value.every(isJson) : isObject(value);
}

function isObject(value: unknown): value is JsonObject {
  return isPlainObject(value) && Object.values(value).every(isJson);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
