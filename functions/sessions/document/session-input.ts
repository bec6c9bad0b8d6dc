import type { StoredSession } from './session';

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
