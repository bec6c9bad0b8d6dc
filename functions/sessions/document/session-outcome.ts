import type { SessionJob, StoredSession } from './session';

/** A run ends with the last of the session's plans, and its result stays, whatever comes late. */
export function withOutcome(session: StoredSession, seconds: number): StoredSession {
  const jobs = Object.values(session.jobs);
  if (session.status === 'completed' || jobs.length === 0 || !jobs.every(isOver)) return session;
  const result = jobs.every((job) => job.result === 'success') ? 'success' : 'fail';
  return { ...session, time_end: seconds, result, status: 'completed' };
}

/** What a session knows of its plans as a run begins: how the last one ended for them says nothing of this one. */
export function withoutOutcomes(jobs: StoredSession['jobs']): StoredSession['jobs'] {
  return Object.fromEntries(Object.entries(jobs).map(([id, job]) => [id, isOver(job) ? notBegun(job) : job]));
}

/** A plan whose run in this session is still to come. */
export function notBegun(job: SessionJob): SessionJob {
  return { ...job, status: '', result: '' };
}

export function isOver({ status }: SessionJob): boolean {
  return status === 'completed';
}
