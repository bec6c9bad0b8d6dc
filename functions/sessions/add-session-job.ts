import { DocumentNotFound, StorageEngineError } from '../errors';
import { attachedJob } from '../jobs/document/membership';
import { sessionOf } from '../jobs/document/sent-session';
import { withJob } from './document/session-jobs';
import type { Operation } from '../http/api-request';
import { requireStored } from '../http/entity-tag';
import { documentKey, noSuch } from '../operations/names';
import type { SessionJobDependencies } from './session-dependencies';
import { forgetJob } from './session-members';
import { SESSION, SESSION_JOB } from './session-names';

/**
 * `PUT /v2/{project_id}/sessions/{session_id}/jobs/{job_id}`: take a plan into a session, also out of another one.
 *
 * Three writes, each harmless by itself and done again by a retry: the session first, because an agent whose plan names a
 * session that does not know it is refused there; then the former session forgets the plan, as long as the plan tells
 * which one that is; the plan last. docs/adr/0007-sessions.md has what each interruption leaves behind.
 */
export function createAddSessionJob({ sessions, jobs, contextOf }: SessionJobDependencies): Operation {
  return async (request) => {
    const context = contextOf(request);
    const sessionKey = documentKey(request.parameters, SESSION);
    const jobKey = documentKey(request.parameters, SESSION_JOB);
    const job = await jobs.documents.get(jobKey);
    if (!job) throw new DocumentNotFound(noSuch(SESSION_JOB, jobKey));
    const session = await sessions.change(sessionKey, (stored) =>
      withJob(requireStored(request, stored, noSuch(SESSION, sessionKey)), job, context.now),
    );

    const former = sessionOf(job);
    const moves = former !== session.session_id && SESSION.ids.pattern.test(former);
    if (moves) await forgetJob(sessions, { ...sessionKey, session_id: former }, job.job_id, context);

    await jobs.change(jobKey, (stored) => {
      if (!stored) throw new DocumentNotFound(noSuch(SESSION_JOB, jobKey));
      if (![former, session.session_id].includes(sessionOf(stored))) {
        throw new StorageEngineError('The job went to another session at this moment; try again.', 503);
      }
      return attachedJob(stored, session, context);
    });
    return { status: 204 };
  };
}
