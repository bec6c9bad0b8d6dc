import type { Json, JsonObject } from '../../documents/json';
import {
  assertFields,
  DOCUMENT_FIELDS,
  type FieldTest,
  isJsonObject,
  isString,
  type StoredDocument,
} from '../../documents/stored-document';
import type { UsersPart } from '../../documents/users-part';
import type { JobSchedule } from '../../schedule/schedule';

/** As a time: has not happened. */
export const NEVER = -1;

/** Characters of what a session keeps of a plan's run: agents say `success` or `fail`. */
export const LONGEST_RESULT = 32;

/** What a session knows of one of its plans; times are epoch seconds, -1 for never. */
export interface SessionJob {
  readonly client_id: string;
  /** As the agent reported it when the plan joined; since then `running` or `completed`, or '' before it has begun. */
  readonly status: string;
  readonly result: string;
  readonly time_started: number;
  readonly time_ended: number;
}

/** Plans that agents run together. Times are epoch seconds, -1 for never. */
export interface StoredSession extends StoredDocument {
  readonly session_id: string;
  readonly description: string | null;
  /** Counts the runs: an agent that starts its plan with this number begins the next one. */
  readonly session_tag: number;
  /** `success` or `fail` of the last run that ended, '' while one runs; otherwise what a caller said. */
  readonly result: string | null;
  /** Seconds after the start of a run in which no other one begins. */
  readonly hold_off: number | null;
  readonly status: string;
  /** Start and end of the last run. */
  readonly time_start: number;
  readonly time_end: number;
  /** What a caller said: nobody else writes these two. */
  readonly time_started: number;
  readonly time_ended: number;
  /** For plans that join. */
  readonly schedule: JobSchedule;
  /** By `job_id`. */
  readonly jobs: Readonly<Record<string, SessionJob>>;
}

/** Where a session is stored. */
export type SessionKey = Pick<StoredSession, 'project_id' | 'session_id'>;

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

/** The session as callers see it: Freezer's keys in its order, and `jobs` always, for which its command fails without. */
export function publicSession(session: StoredSession): JsonObject {
  return {
    project_id: session.project_id,
    session_id: session.session_id,
    user_id: session.user_id,
    description: session.description,
    session_tag: session.session_tag,
    result: session.result,
    hold_off: session.hold_off,
    status: session.status,
    time_ended: session.time_ended,
    time_started: session.time_started,
    time_end: session.time_end,
    time_start: session.time_start,
    schedule: session.schedule,
    jobs: Object.fromEntries(
      Object.entries(session.jobs).map(([job_id, job]): [string, Json] => [job_id, publicEntry(job)]),
    ),
  };
}

function publicEntry({ client_id, status, result, time_started, time_ended }: SessionJob): JsonObject {
  return { client_id, status, result, time_started, time_ended };
}

/** Bytes of what a session knows of its plans, with room for what is reported of each. */
export const MEMBERS_BYTES = 120 * 1024;

/** What a session knows of its plans is the service's, and takes the rest of the item. */
export const SESSION_PART: UsersPart<StoredSession> = {
  what: 'session',
  bytes: 64 * 1024,
  of: (session) => ({ ...publicSession(session), jobs: [] }),
};
