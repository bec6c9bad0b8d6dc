import { isReport, type JobSchedule } from '../../schedule/schedule';
import { microsecondsOf } from '../../documents/timestamp';
import type { Job } from './job';
import type { JobInput } from './job-input';

type SessionFields = Pick<Job, 'session_id' | 'session_tag'>;

/**
 * The session that a body puts a plan into. That is for people to decide, and so part of the configuration: the whole
 * old plan that an agent sends back names the session of then, and is known by its time. An agent that reports without
 * a time names the session that it knows, which decides nothing.
 * @param said What the body says of a run.
 */
export function decidedSession(stored: Job, input: JobInput, said: JobSchedule): SessionFields {
  const { session_id, session_tag, updated_at } = input;
  const isThinReport = isReport(said) && microsecondsOf(updated_at) === undefined;
  if (session_id === undefined || session_id === sessionOf(stored) || isThinReport) return {};
  return { session_id, ...(session_tag !== undefined && { session_tag }) };
}

/** How far an agent is in its session: what it says of another one than the plan's says nothing of this one. */
export function sentTag(
  job: Job,
  { session_id, session_tag }: JobInput,
  said: JobSchedule,
): Pick<Job, 'session_tag'> {
  const counts = session_id === undefined ? !isReport(said) : session_id === sessionOf(job);
  return session_tag !== undefined && counts ? { session_tag } : {};
}

/** The session that a plan is in, or ''. */
export function sessionOf({ session_id }: Pick<Job, 'session_id'>): string {
  return session_id ?? '';
}
