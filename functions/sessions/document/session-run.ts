import type { Json, JsonObject } from '../../documents/json';
import { shownValue } from '../../documents/shown-value';
import { nextVersionOf } from '../../documents/stored-document';
import { epochSeconds } from '../../documents/timestamp';
import { BadDataFormat } from '../../errors';
import { LONGEST_RESULT, type SessionJob, type StoredSession } from './session';
import { jobIn, withEntry, withOutcome, withoutOutcomes } from './session-jobs';

/** An agent begins the run of one of a session's plans, knowing the session at this tag. */
interface StartAction {
  readonly name: 'start';
  readonly job_id: string;
  readonly current_tag: number;
}

/** An agent has ended the run of one of a session's plans. */
interface EndAction {
  readonly name: 'end';
  readonly job_id: string;
  readonly result: string;
}

type SessionAction = StartAction | EndAction;

/**
 * What an agent says of its plan: the first key of the body counts, as in Freezer.
 * @returns undefined for an action that nobody knows.
 * @throws BadDataFormat for no action, and for one that lacks something.
 */
export function parseSessionAction(body: JsonObject): SessionAction | undefined {
  const [first] = Object.entries(body);
  if (first === undefined) throw new BadDataFormat('Bad action request format');
  const [name, members] = first;
  switch (name) {
    case 'start': {
      const of = membersOf(name, members);
      return { name, job_id: of.text('job_id'), current_tag: of.integer('current_tag') };
    }
    case 'end': {
      const of = membersOf(name, members);
      return { name, job_id: of.text('job_id'), result: runResult(of.text('result')) };
    }
    default:
      return undefined;
  }
}

/** Agents say `success` or `fail`. */
function runResult(result: string): string {
  if (result.length <= LONGEST_RESULT) return result;
  throw new BadDataFormat(
    `${shownValue(result)} is too long: ${LONGEST_RESULT} characters are allowed (at end.result)`,
  );
}

function membersOf(action: string, members: Json) {
  if (typeof members !== 'object' || members === null || Array.isArray(members)) {
    throw new BadDataFormat(`${shownValue(members)} is not of type 'object' (at ${action})`);
  }
  const given = new Map(Object.entries(members));
  const required = (name: string): Json => {
    const value = given.get(name);
    if (value !== undefined) return value;
    throw new BadDataFormat(`${shownValue(name)} is a required property (at ${action})`);
  };
  return {
    text(name: string): string {
      const value = required(name);
      if (typeof value === 'string') return value;
      throw new BadDataFormat(`${shownValue(value)} is not of type 'string' (at ${action}.${name})`);
    },
    /** The freezer command sends numbers as text. */
    integer(name: string): number {
      const value = required(name);
      const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
      if (typeof number === 'number' && Number.isInteger(number)) return number;
      throw new BadDataFormat(`${shownValue(value)} is not of type 'integer' (at ${action}.${name})`);
    },
  };
}

/** What an agent's action makes of a session, and Freezer's word for it, by which the agent goes on or tries again. */
interface SessionRun {
  readonly session: StoredSession;
  readonly result: 'success' | 'hold-off' | 'out-of-sync';
}

/** Where a stored session has none. */
const ASSUMED_HOLD_OFF_SECONDS = 60;

/**
 * The session after an agent's action.
 * @throws BadDataFormat for a plan that is not in the session, and for a tag that it has not reached.
 */
export function afterAction(stored: StoredSession, action: SessionAction, now: Date): SessionRun {
  const { session, result } =
    action.name === 'start'
      ? started(stored, action, epochSeconds(now))
      : ended(stored, action, epochSeconds(now));
  return { session: nextVersionOf(stored, session, now), result };
}

/**
 * The first agent that comes with the session's own tag begins a run, and the tag counts it. The others come with the
 * tag before it and join, for as long as the hold-off lasts; afterwards they have missed a run, and are out of step.
 */
function started(stored: StoredSession, { job_id, current_tag }: StartAction, seconds: number): SessionRun {
  const { session_tag, time_start, hold_off } = stored;
  if (current_tag > session_tag) {
    throw new BadDataFormat(
      `requested tag value too high. Session Tag: ${session_tag} Job Tag: ${current_tag}`,
    );
  }
  const joins = current_tag < session_tag;
  if (seconds - time_start <= (hold_off ?? ASSUMED_HOLD_OFF_SECONDS)) {
    if (!joins) return { session: stored, result: 'hold-off' };
    return { session: withRunning(stored, job_id, seconds), result: 'success' };
  }
  if (joins) return { session: stored, result: 'out-of-sync' };
  const begun = {
    ...stored,
    session_tag: session_tag + 1,
    time_start: seconds,
    status: 'running',
    result: '',
    jobs: withoutOutcomes(stored.jobs),
  };
  return { session: withRunning(begun, job_id, seconds), result: 'success' };
}

function withRunning(session: StoredSession, job_id: string, time_started: number): StoredSession {
  const job = required(session, job_id);
  return withEntry(session, job_id, { ...job, status: 'running', result: '', time_started });
}

function ended(stored: StoredSession, { job_id, result }: EndAction, seconds: number): SessionRun {
  const job = required(stored, job_id);
  const told = withEntry(stored, job_id, { ...job, status: 'completed', result, time_ended: seconds });
  return { session: withOutcome(told, seconds), result: 'success' };
}

function required(session: StoredSession, job_id: string): SessionJob {
  const job = jobIn(session, job_id);
  if (!job) throw new BadDataFormat('job_id not found in session');
  return job;
}
