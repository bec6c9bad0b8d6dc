import type { Json, JsonObject } from '../../documents/json';
import type { SessionJob, StoredSession } from './session';

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
