import type { JobSchedule } from '../../schedule/schedule';
import type { StoredDocument } from '../../documents/stored-document';

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
