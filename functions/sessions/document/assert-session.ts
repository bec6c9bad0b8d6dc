import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isJsonObject,
  isString,
} from '../../documents/stored-fields';
import type { SessionJob, StoredSession } from './session';

const isInteger: FieldTest = Number.isInteger;
const orNull =
  (test: FieldTest): FieldTest =>
  (value) =>
    value === null || test(value);

const JOB_FIELDS: Readonly<Record<keyof SessionJob, FieldTest>> = {
  client_id: isString,
  status: isString,
  result: isString,
  time_started: isInteger,
  time_ended: isInteger,
};

const isSessionJob: FieldTest = (value) =>
  isJsonObject(value) && Object.entries(JOB_FIELDS).every(([field, test]) => test(value[field]));

const FIELDS: Readonly<Record<keyof StoredSession, FieldTest>> = {
  ...DOCUMENT_FIELDS,
  session_id: isString,
  description: orNull(isString),
  session_tag: isInteger,
  result: orNull(isString),
  hold_off: orNull(isInteger),
  status: isString,
  time_start: isInteger,
  time_end: isInteger,
  time_started: isInteger,
  time_ended: isInteger,
  schedule: isJsonObject,
  jobs: (value) => isJsonObject(value) && Object.values(value).every(isSessionJob),
};

/** @throws Error that names the first field at fault. */
export function assertSession(item: unknown): asserts item is StoredSession {
  assertFields(item, FIELDS, 'a session');
}
