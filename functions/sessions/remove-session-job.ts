import { DocumentNotFound } from '../errors';
import { withoutJob } from './document/session-jobs';
import type { Operation } from '../http/api-request';
import { assertPreconditions } from '../http/entity-tag';
import { documentKey, noSuch } from '../operations/names';
import type { SessionJobDependencies } from './session-dependencies';
import { detachJob } from './session-members';
import { SESSION, SESSION_JOB } from './session-names';

/**
 * `DELETE /v2/{project_id}/sessions/{session_id}/jobs/{job_id}`: take a plan out of a session, and ask it to stop.
 *
 * The plan first: interrupted then, the session still names it, and a retry finds the rest to do. Where one of the two is
 * gone, the other one is put right all the same before the answer is 404. docs/adr/0007-sessions.md
 */
export function createRemoveSessionJob({ sessions, jobs, contextOf }: SessionJobDependencies): Operation {
  return async (request) => {
    const context = contextOf(request);
    const sessionKey = documentKey(request.parameters, SESSION);
    const jobKey = documentKey(request.parameters, SESSION_JOB);
    assertPreconditions(request, await sessions.documents.get(sessionKey));
    const isThere = await detachJob(jobs, jobKey, sessionKey.session_id, context);
    await sessions.change(sessionKey, (stored) => {
      if (!stored) throw new DocumentNotFound(noSuch(SESSION, sessionKey));
      return withoutJob(stored, jobKey.job_id, context.now);
    });
    if (!isThere) throw new DocumentNotFound(noSuch(SESSION_JOB, jobKey));
    return { status: 204 };
  };
}
