import { DocumentNotFound } from '../errors';
import { detachedJob } from '../jobs/document/membership';
import type { ChangeContext, JobKey } from '../jobs/document/job';
import type { SessionKey } from './document/session';
import { withoutJob } from './document/session-jobs';
import { noSuch } from '../operations/names';
import type { SessionJobDependencies, SessionJobs } from './session-dependencies';
import { SESSION, SESSION_JOB } from './session-names';

/**
 * Takes a plan out of a session, as far as the plan knows; one that is not in it stays as it is.
 * @returns Whether there is such a plan.
 */
export function detachJob(
  { change }: SessionJobs,
  key: JobKey,
  session_id: string,
  context: ChangeContext,
): Promise<boolean> {
  return isThere(() =>
    change(key, (stored) => {
      if (!stored) throw new DocumentNotFound(noSuch(SESSION_JOB, key));
      return detachedJob(stored, session_id, context);
    }),
  );
}

/** Makes a session forget a plan that goes to another one; a session that is gone has forgotten it. */
export async function forgetJob(
  { change }: SessionJobDependencies['sessions'],
  key: SessionKey,
  job_id: string,
  { now }: ChangeContext,
): Promise<void> {
  await isThere(() =>
    change(key, (stored) => {
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
