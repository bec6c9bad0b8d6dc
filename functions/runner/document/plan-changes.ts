import { timestampOfMicroseconds } from '../../documents/timestamp';
import { nextVersion } from '../../jobs/document/configuration';
import { armed, claimed, disarmed, dueNow, rearmed, unclocked } from '../../jobs/document/due';
import { pendingEvent } from '../../jobs/document/events';
import type { StoredJob } from '../../jobs/document/job';

/** How a run ended. */
export type RunResult = 'success' | 'fail' | 'aborted';

/** After so many runs in a row without rights a plan is disabled. */
const MOST_REFUSALS = 30;

/** What becomes of a run in progress: `stop` begins nothing more, `abort` removes besides what is not finished. */
export type Wish = 'run' | 'stop' | 'abort';

/** @param plan Undefined where it is gone, or was made anew. */
export function wishOf(plan: StoredJob | undefined): Wish {
  if (!plan) return 'stop';
  const event = pendingEvent(plan);
  return event === 'stop' || event === 'abort' ? event : 'run';
}

/** The plan whose start is taken, with a run in progress; undefined where it has another start by now. */
export function begun(plan: StoredJob, due: string, now: Date): StoredJob | undefined {
  const next = claimed(plan, due, now);
  const started_at = timestampOfMicroseconds(now.getTime() * 1000);
  return next && nextVersion(plan, { ...next, status: 'running', started_at, _run: due }, now);
}

/** The plan whose start is left out. */
export function skipped(plan: StoredJob, due: string, now: Date): StoredJob | undefined {
  const next = claimed(plan, due, now);
  return next && nextVersion(plan, next, now);
}

/** The plan whose run has ended; undefined where it has no such run. */
export function ended(
  plan: StoredJob,
  due: string,
  { result, refused }: { readonly result: RunResult; readonly refused: boolean },
  now: Date,
): StoredJob | undefined {
  if (plan._run !== due) return undefined;
  const { _run, _refusals: before = 0, ...rest } = plan;
  const refusals = refused ? before + 1 : 0;
  const wish = wishOf(plan);
  const { event, ...schedule } = plan.job_schedule;
  const rests: StoredJob = {
    ...rest,
    job_schedule: { ...schedule, ...(wish === 'run' && event !== undefined && { event }), result },
    ended_at: timestampOfMicroseconds(now.getTime() * 1000),
    ...(refusals > 0 && { _refusals: refusals }),
    ...(refusals >= MOST_REFUSALS && { disabled: true }),
  };
  if (wish !== 'run') return nextVersion(plan, { ...disarmed(rests), status: 'stop' }, now);
  const next = rests.disabled === true ? disarmed(rests) : rests;
  const status = next._due !== undefined || next.disabled === true ? 'scheduled' : 'completed';
  return nextVersion(plan, { ...next, status }, now);
}

/** Who is asked about a plan that the sweep comes by. */
export interface Sweep {
  readonly managedClients: ReadonlySet<string>;
  /** Whether a slot has the run that the plan names. */
  readonly hasRun: boolean;
  readonly now: Date;
}

/**
 * The plan as the clock needs it, whoever wrote it: an import, a version of this service that did not know the clock, or
 * the times when somebody else ran it. The same object where nothing is to be done.
 */
export function swept(plan: StoredJob, { managedClients, hasRun, now }: Sweep): StoredJob {
  if (!managedClients.has(plan.client_id)) {
    const { _run: ofNobody, ...agents } = plan;
    return nextVersion(plan, unclocked(agents), now);
  }
  if (plan._run !== undefined && hasRun) return plan;
  const { _run, ...rested } = plan;
  const leftRunning = plan.status === 'running' || plan.status === 'aborting';
  const plain: StoredJob = leftRunning ? { ...rested, status: 'scheduled' } : rested;
  return nextVersion(plan, clocked(answered(plain, now), now), now);
}

/** An event that nobody has heard, with the clock that it asks for. */
function answered(plan: StoredJob, now: Date): StoredJob {
  const asked = pendingEvent(plan);
  if (asked === '') return plan;
  const heard: StoredJob = { ...plan, job_schedule: { ...plan.job_schedule, event: '' } };
  if (asked === 'start')
    return heard.disabled === true ? heard : dueNow({ ...heard, status: 'scheduled' }, now);
  return disarmed({ ...heard, status: 'stop' });
}

function clocked(plan: StoredJob, now: Date): StoredJob {
  if (plan.disabled === true) return plan._due === undefined ? plan : disarmed(plan);
  if (plan._due !== undefined || plan.status === 'stop') return plan;
  return plan._anchor === undefined ? armed(plan, now) : rearmed(plan, now);
}
