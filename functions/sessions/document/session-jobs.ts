import type { Json } from '../../documents/json';
import { nextVersionOf } from '../../documents/stored-document';
import { epochSeconds, microsecondsOf } from '../../documents/timestamp';
import { itemSize } from '../../documents/users-part';
import { BadDataFormat } from '../../errors';
import type { StoredJob } from '../../jobs/document/job';
import { LONGEST_RESULT, MEMBERS_BYTES, NEVER, type SessionJob, type StoredSession } from './session';

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
function notBegun(job: SessionJob): SessionJob {
  return { ...job, status: '', result: '' };
}

function isOver({ status }: SessionJob): boolean {
  return status === 'completed';
}

/** What a session knows of one of its plans; undefined for any other. Ids may be called like what objects have. */
export function jobIn({ jobs }: StoredSession, job_id: string): SessionJob | undefined {
  return Object.hasOwn(jobs, job_id) ? jobs[job_id] : undefined;
}

/** The session with what it is to know of a plan. */
export function withEntry(session: StoredSession, job_id: string, entry: SessionJob): StoredSession {
  return { ...session, jobs: { ...session.jobs, [job_id]: entry } };
}

/**
 * The session with a plan that joins it, in the state in which the plan is now. One that is in it already stays as the
 * session knows it: it may be running.
 */
export function withJob(stored: StoredSession, job: StoredJob, now: Date): StoredSession {
  const known = job.session_id === stored.session_id ? jobIn(stored, job.job_id) : undefined;
  const entry = known ? { ...known, client_id: job.client_id } : joining(stored, entryOf(job));
  const next = withEntry(stored, job.job_id, entry);
  if (!known) assertRoom(next);
  return nextVersionOf(stored, next, now);
}

/** What reports add to what a session knows of a plan: `completed`, and a result, of any characters. */
const REPORTED_BYTES = 9 + 4 * LONGEST_RESULT;

/** Holds the plans of a session against what its item takes when all of them have reported. */
function assertRoom({ jobs }: StoredSession): void {
  const bytes = itemSize(jobs) + REPORTED_BYTES * Object.keys(jobs).length;
  if (bytes <= MEMBERS_BYTES) return;
  throw new BadDataFormat(
    `The session has too many jobs: what it knows of them takes up to ${bytes} bytes, and the limit is ` +
      `${MEMBERS_BYTES} (${MEMBERS_BYTES / 1024} KB). Put this job into another session.`,
  );
}

/** How a plan ended before it joined says nothing of a run that is going on. */
function joining({ status }: StoredSession, entry: SessionJob): SessionJob {
  return status === 'running' && isOver(entry) ? notBegun(entry) : entry;
}

/** The session without a plan, whose run may be over then: nobody waits any more for the one that leaves. */
export function withoutJob(stored: StoredSession, job_id: string, now: Date): StoredSession {
  if (!jobIn(stored, job_id)) return stored;
  const jobs = Object.fromEntries(Object.entries(stored.jobs).filter(([id]) => id !== job_id));
  const left = { ...stored, jobs };
  const isRunning = stored.status === 'running';
  return nextVersionOf(stored, isRunning ? withOutcome(left, epochSeconds(now)) : left, now);
}

/** Agents report in the schedule, the runner of managed plans beside it. */
function entryOf({ client_id, job_schedule, status, started_at, ended_at }: StoredJob): SessionJob {
  const { status: reported, result, time_started, time_ended } = job_schedule;
  return {
    client_id,
    status: textOf(reported ?? status),
    result: textOf(result),
    time_started: secondsOf(time_started) ?? secondsIn(started_at),
    time_ended: secondsOf(time_ended) ?? secondsIn(ended_at),
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function secondsOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? Math.floor(value) : undefined;
}

function secondsIn(timestamp: string | null | undefined): number {
  const microseconds = microsecondsOf(timestamp ?? undefined);
  return microseconds === undefined ? NEVER : Math.floor(microseconds / 1_000_000);
}
