import { DocumentNotFound, StorageEngineError } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { assertPreconditions, requireStored } from '../http/entity-tag';
import type { ApiResponse } from '../http/response';
import { type ChangeContext, type JobKey, sessionOf, type StoredJob } from '../jobs/document/job';
import { assertMayJoin, attachedJob, detachedJob } from '../jobs/document/membership';
import { documentKey, noSuch, type ResourceNames, WORD_IDS } from '../operations/names';
import type { WritableDocuments } from '../operations/write-documents';
import type { SessionKey, StoredSession } from './document/session';
import { withJob, withoutJob } from './document/session-jobs';

/** What the operations that write sessions and plans have: docs/adr/0007-sessions.md. */
export interface SessionWrites {
  readonly sessions: WritableDocuments<SessionKey, StoredSession>;
  /** The plans, of which sessions make and remove none. */
  readonly jobs: Pick<WritableDocuments<JobKey, StoredJob>, 'get' | 'change'>;
  readonly contextOf: (request: ApiRequest) => ChangeContext;
}

export const SESSION: ResourceNames<'session_id'> = {
  collection: 'sessions',
  id: 'session_id',
  what: 'Session',
  ids: WORD_IDS,
};

/** A plan in the path of its session. */
const SESSION_JOB: ResourceNames<'job_id'> = {
  collection: 'jobs',
  id: 'job_id',
  what: 'Job',
  ids: WORD_IDS,
};

/**
 * Takes a plan out of a session, as far as the plan knows; one that is not in it stays as it is.
 * @returns Whether there is such a plan.
 */
function detachJob(
  jobs: SessionWrites['jobs'],
  key: JobKey,
  session_id: string,
  context: ChangeContext,
): Promise<boolean> {
  return isThere(() =>
    jobs.change(key, (stored) => {
      if (!stored) throw new DocumentNotFound(noSuch(SESSION_JOB, key));
      return detachedJob(stored, session_id, context);
    }),
  );
}

/** Makes a session forget a plan that goes to another one; a session that is gone has forgotten it. */
async function forgetJob(
  sessions: SessionWrites['sessions'],
  key: SessionKey,
  job_id: string,
  { now }: ChangeContext,
): Promise<void> {
  await isThere(() =>
    sessions.change(key, (stored) => {
      if (!stored) throw new DocumentNotFound(noSuch(SESSION, key));
      return withoutJob(stored, job_id, now);
    }),
  );
}

async function isThere(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change();
    return true;
  } catch (error) {
    if (error instanceof DocumentNotFound) return false;
    throw error;
  }
}

/**
 * `PUT /v2/{project_id}/sessions/{session_id}/jobs/{job_id}`: take a plan into a session, also out of another one.
 *
 * Three writes, each harmless by itself and done again by a retry: the session first, because an agent whose plan names a
 * session that does not know it is refused there; then the former session forgets the plan, as long as the plan tells
 * which one that is; the plan last. docs/adr/0007-sessions.md has what each interruption leaves behind.
 */
export async function addSessionJob(
  request: ApiRequest,
  { sessions, jobs, contextOf }: SessionWrites,
): Promise<ApiResponse> {
  const context = contextOf(request);
  const sessionKey = documentKey(request.parameters, SESSION);
  const jobKey = documentKey(request.parameters, SESSION_JOB);
  const job = await jobs.get(jobKey);
  if (!job) throw new DocumentNotFound(noSuch(SESSION_JOB, jobKey));
  assertMayJoin(job, context);
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
}

/**
 * `DELETE /v2/{project_id}/sessions/{session_id}/jobs/{job_id}`: take a plan out of a session, and ask it to stop.
 *
 * The plan first: interrupted then, the session still names it, and a retry finds the rest to do. Where one of the two is
 * gone, the other one is put right all the same before the answer is 404. docs/adr/0007-sessions.md
 */
export async function removeSessionJob(
  request: ApiRequest,
  { sessions, jobs, contextOf }: SessionWrites,
): Promise<ApiResponse> {
  const context = contextOf(request);
  const sessionKey = documentKey(request.parameters, SESSION);
  const jobKey = documentKey(request.parameters, SESSION_JOB);
  assertPreconditions(request, await sessions.get(sessionKey));
  const isThere = await detachJob(jobs, jobKey, sessionKey.session_id, context);
  await sessions.change(sessionKey, (stored) => {
    if (!stored) throw new DocumentNotFound(noSuch(SESSION, sessionKey));
    return withoutJob(stored, jobKey.job_id, context.now);
  });
  if (!isThere) throw new DocumentNotFound(noSuch(SESSION_JOB, jobKey));
  return { status: 204 };
}

const ATTEMPTS = 12;
/** The client has 50 connections and waits 200 ms for one. */
const PLANS_AT_ONCE = 25;

/**
 * `DELETE /v2/{project_id}/sessions/{session_id}`: take every plan out of a session, then remove it; 204 also where there
 * is none. Interrupted, it is there still and names the plans that a retry takes out. Only the version whose plans were
 * taken out is removed, so that none is forgotten that joins meanwhile. docs/adr/0007-sessions.md
 */
export async function deleteSession(
  request: ApiRequest,
  { sessions, jobs, contextOf }: SessionWrites,
): Promise<ApiResponse> {
  const key = documentKey(request.parameters, SESSION);
  const context = contextOf(request);
  const asked = await sessions.get(key);
  // Later plans have left, and whoever writes meanwhile must not turn that into a refusal.
  assertPreconditions(request, asked);
  let stored = asked;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // It may also have been removed, and another one made, meanwhile.
    if (stored?.created_at !== asked?.created_at || !stored) return { status: 204 };
    await detachAll(jobs, stored, context);
    if (await sessions.delete(key, stored)) return { status: 204 };
    stored = await sessions.get(key);
  }
  throw new StorageEngineError('Too many others change this session at the same time.', 503);
}

async function detachAll(
  jobs: SessionWrites['jobs'],
  session: StoredSession,
  context: ChangeContext,
): Promise<void> {
  const { project_id, session_id } = session;
  const ids = Object.keys(session.jobs);
  for (let start = 0; start < ids.length; start += PLANS_AT_ONCE) {
    const some = ids.slice(start, start + PLANS_AT_ONCE);
    await Promise.all(some.map((job_id) => detachJob(jobs, { project_id, job_id }, session_id, context)));
  }
}
