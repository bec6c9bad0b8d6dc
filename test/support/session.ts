import type { SessionJob, StoredSession } from '../../functions/sessions/document/session';

export const SESSION_ID = '822a2ba0fe0d4f2b8e7e6b5a8c5f9d3e';

/** What a session knows of a plan that has not run yet. */
export function sessionJob(changes: Partial<SessionJob> = {}): SessionJob {
  return { client_id: 'node-1', status: '', result: '', time_started: -1, time_ended: -1, ...changes };
}

/** A session without plans as stored; change what the case is about. */
export function storedSession(changes: Partial<StoredSession> = {}): StoredSession {
  return {
    project_id: '3046fb2c2a314a0fbb32607caa1e5277',
    session_id: SESSION_ID,
    user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
    description: 'Nightly',
    session_tag: 0,
    result: null,
    hold_off: 60,
    status: 'active',
    time_start: -1,
    time_end: -1,
    time_started: -1,
    time_ended: -1,
    schedule: { schedule_hour: '4', schedule_minute: '30' },
    jobs: {},
    created_at: '2024-05-09T09:51:40.000000',
    updated_at: '2024-05-09T09:51:40.000000',
    _version: 1,
    ...changes,
  };
}
