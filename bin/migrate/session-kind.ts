import { isObject, type Json, type JsonObject } from '../../functions/documents/json';
import { timestampOf } from '../../functions/documents/timestamp';
import { newSession, parseSession } from '../../functions/sessions/document/changed-session';
import {
  NEVER,
  publicSession,
  SESSION_PART,
  type SessionJob,
  type SessionKey,
  type StoredSession,
} from '../../functions/sessions/document/session';
import { SESSION_FORM } from '../../functions/sessions/session-table';
import { beginningOf, ID, optional, ownerOf, projectOf, required, timesOf, withoutNulls } from './fields';
import type { KindForm } from './kind';

const keyOf = (document: JsonObject): SessionKey => ({
  project_id: projectOf(document),
  session_id: required(document, 'session_id', ID),
});

/** Nobody has said anything else than null where these are null. */
const NULLABLE = ['description', 'result', 'hold_off'] as const;

/** Sessions, with what they know of their plans and of their last run. */
export const SESSION_KIND: KindForm<SessionKey, StoredSession> = {
  name: 'sessions',
  form: SESSION_FORM,
  part: SESSION_PART,
  keyOf,
  parse: (document) => {
    const [key, user_id, times] = [keyOf(document), ownerOf(document), timesOf(document)];
    const nulls = Object.fromEntries(
      NULLABLE.filter((name) => document[name] === null).map((name) => [name, null]),
    );
    const input = parseSession({ ...withoutNulls(document), ...nulls });
    const jobs = optional(document, 'jobs', membersOf) ?? {};
    const { status = 'active', time_start = NEVER, time_end = NEVER } = input;
    const known = timestampOf(Math.max(time_start, time_end));
    return {
      key,
      complete: (stored, now) => ({
        ...newSession(key, input, { user_id, now, newId: () => key.session_id }),
        ...beginningOf(times, stored, now, known),
        status,
        jobs,
      }),
    };
  },
  show: publicSession,
  exported: (session) => ({
    ...publicSession(session),
    created_at: session.created_at,
    updated_at: session.updated_at,
  }),
  older: (session) => ({ document: withoutNulls(publicSession(session)), losses: [] }),
};

function membersOf(value: Json): StoredSession['jobs'] | undefined {
  if (!isObject(value)) return undefined;
  const members = Object.entries(value).map(([job_id, member]) => [job_id, memberOf(member)] as const);
  return members.every((entry): entry is readonly [string, SessionJob] => entry[1] !== undefined)
    ? Object.fromEntries(members)
    : undefined;
}

/** Freezer copies what the plan says when it joins, which may lack anything. */
function memberOf(value: Json): SessionJob | undefined {
  if (!isObject(value)) return undefined;
  const { client_id, status, result, time_started, time_ended } = value;
  return {
    client_id: textOf(client_id),
    status: textOf(status),
    result: textOf(result),
    time_started: secondsOf(time_started),
    time_ended: secondsOf(time_ended),
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function secondsOf(value: Json | undefined): number {
  return typeof value === 'number' ? Math.floor(value) : NEVER;
}
