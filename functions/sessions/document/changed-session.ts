import type { WriteContext } from '../../documents/stored-document';
import { beginning, nextVersionOf } from '../../documents/versions';
import type { CompleteSessionInput, SessionInput } from './session-input';
import type { SessionKey, StoredSession } from './session';

const NEVER = -1;
const HOLD_OFF_SECONDS = 30;

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
    hold_off: HOLD_OFF_SECONDS,
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
