import { checkedBody, type Validator } from '../../documents/checked-body';
import type { JsonObject } from '../../documents/json';
import { beginning, nextVersionOf, type WriteContext } from '../../documents/stored-document';
import { BadDataFormat } from '../../errors';
import { type JobSchedule, normalisedSchedule } from '../../schedule/schedule';
import { assertTrigger } from '../../schedule/trigger';
import { NEVER, type SessionKey, type StoredSession } from './session';
import { sessionChanges, sessionDocument, sessionWhole } from './validators.cjs';

type SaidOfSession =
  | 'description'
  | 'session_tag'
  | 'result'
  | 'hold_off'
  | 'status'
  | 'time_start'
  | 'time_end'
  | 'time_started'
  | 'time_ended'
  | 'schedule';

/** A session as a caller sent it, checked; what callers may send and nobody reads is gone. */
export type SessionInput = Partial<Pick<StoredSession, SaidOfSession>>;

/** What makes or replaces a session. */
export type CompleteSessionInput = SessionInput & Pick<StoredSession, 'schedule'>;

/** Freezer's for a new session. */
const DEFAULT_HOLD_OFF_SECONDS = 30;

/** A session without plans, owned by the caller. Whatever the document says, none of its runs has begun. */
export function newSession(
  { project_id, session_id }: SessionKey,
  input: CompleteSessionInput,
  context: WriteContext,
): StoredSession {
  return {
    description: null,
    session_tag: 0,
    result: null,
    hold_off: DEFAULT_HOLD_OFF_SECONDS,
    time_start: NEVER,
    time_end: NEVER,
    time_started: NEVER,
    time_ended: NEVER,
    ...input,
    project_id,
    session_id,
    ...beginning(context),
    status: 'active',
    jobs: {},
  };
}

/** The session with what a body says. Plans that are in it already keep their schedules until they are attached again. */
export function editedSession(
  stored: StoredSession,
  input: SessionInput,
  { now }: WriteContext,
): StoredSession {
  return nextVersionOf(stored, { ...stored, ...input }, now);
}

/**
 * The body of create.
 * @throws BadDataFormat with the first violation in words and the path to it, and for a schedule that the agents of the
 * session's plans could not run.
 */
export function parseSession(body: JsonObject): CompleteSessionInput {
  return complete(sessionDocument, body);
}

/**
 * The body of replace.
 * @throws BadDataFormat as above.
 */
export function parseWholeSession(body: JsonObject): CompleteSessionInput {
  return complete(sessionWhole, body);
}

/**
 * The body of PATCH.
 * @throws BadDataFormat as above.
 */
export function parseSessionChanges(body: JsonObject): SessionInput {
  const { schedule, ...others } = known(checkedBody(sessionChanges, body));
  return { ...others, ...(schedule && { schedule: runnable(schedule) }) };
}

function complete(validate: Validator<CompleteSessionInput>, body: JsonObject): CompleteSessionInput {
  if (Object.keys(body).length === 0) throw new BadDataFormat('Missing request body');
  const document = checkedBody(validate, body);
  return { ...known(document), schedule: runnable(document.schedule) };
}

function runnable(sent: JobSchedule): JobSchedule {
  const schedule = normalisedSchedule(sent);
  assertTrigger(schedule);
  return schedule;
}

/** What is not in the body is not in the input either, so that it stays as it is. */
function known(body: SessionInput): SessionInput {
  const { description, session_tag, result, hold_off, status, schedule } = body;
  const { time_start, time_end, time_started, time_ended } = body;
  const times = { time_start, time_end, time_started, time_ended };
  const all = { description, session_tag, result, hold_off, status, schedule, ...times };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
