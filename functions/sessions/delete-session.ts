import { StorageEngineError } from '../errors';
import type { ChangeContext } from '../jobs/document/job';
import type { StoredSession } from './document/session';
import type { Operation } from '../http/api-request';
import { assertPreconditions } from '../http/entity-tag';
import { documentKey } from '../operations/names';
import type { SessionJobDependencies, SessionJobs } from './session-dependencies';
import { detachJob } from './session-members';
import { SESSION } from './session-names';

const ATTEMPTS = 12;
/** The client has 50 connections and waits 200 ms for one. */
const PLANS_AT_ONCE = 25;

/**
 * `DELETE /v2/{project_id}/sessions/{session_id}`: take every plan out of a session, then remove it; 204 also where there
 * is none. Interrupted, it is there still and names the plans that a retry takes out. Only the version whose plans were
 * taken out is removed, so that none is forgotten that joins meanwhile. docs/adr/0007-sessions.md
 */
export function createDeleteSession({ sessions, jobs, contextOf }: SessionJobDependencies): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, SESSION);
    const asked = await sessions.documents.get(key);
    // Later plans have left, and whoever writes meanwhile must not turn that into a refusal.
    assertPreconditions(request, asked);
    let stored = asked;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      // It may also have been removed, and another one made, meanwhile.
      if (stored?.created_at !== asked?.created_at || !stored) return { status: 204 };
      await detachAll(jobs, stored, contextOf(request));
      if (await sessions.documents.delete(key, stored)) return { status: 204 };
      stored = await sessions.documents.get(key);
    }
    throw new StorageEngineError('Too many others change this session at the same time.', 503);
  };
}

async function detachAll(jobs: SessionJobs, session: StoredSession, context: ChangeContext): Promise<void> {
  const { project_id, session_id } = session;
  const ids = Object.keys(session.jobs);
  for (let start = 0; start < ids.length; start += PLANS_AT_ONCE) {
    const some = ids.slice(start, start + PLANS_AT_ONCE);
    await Promise.all(some.map((job_id) => detachJob(jobs, { project_id, job_id }, session_id, context)));
  }
}
