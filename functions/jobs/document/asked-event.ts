import { Conflict } from '../../errors';
import { abortedPlan, isStarted, startedPlan, stoppedPlan } from './clocked-plan';
import { nextVersion } from './configuration';
import { type JobEvent, pendingEvent, withAgentEvent, withPendingEvent, withStopAnswered } from './events';
import { assertEnabled, assertRunner, type ChangeContext, kindOf, type StoredJob } from './job';

/** A plan after an event, and what its caller is told: Freezer's text. */
interface AskedEvent {
  readonly job: StoredJob;
  readonly result: string;
}

/**
 * Asks the plan's agent or runner for something, once.
 * @throws Conflict for a start of a disabled plan, or of one whose run is being ended; UnprocessableEntity where nobody
 *   runs managed plans.
 */
export function withEvent(stored: StoredJob, event: JobEvent, context: ChangeContext): AskedEvent {
  const kind = kindOf(stored, context);
  assertRunner(kind);
  if (event === 'start') assertEnabled(stored);
  if (kind.isClocked) return ofClock(stored, event, context);
  if (pendingEvent(withStopAnswered(stored)) === event) return requestedBefore(stored, event);
  const asked = kind.isManaged ? withPendingEvent(stored, event) : withAgentEvent(stored, event);
  return { job: nextVersion(stored, asked, context.now), result: 'success' };
}

/** The clock starts what is due; what else is asked of a plan that rests needs nobody. */
function ofClock(stored: StoredJob, event: JobEvent, { now }: ChangeContext): AskedEvent {
  const pending = stored._run === undefined ? '' : pendingEvent(stored);
  if (pending === event) return requestedBefore(stored, event);
  if (event === 'start') {
    if (pending !== '') {
      throw new Conflict(`A run was asked to ${pending}: start the plan when it has ended.`);
    }
    if (isStarted(stored, now)) return requestedBefore(stored, event);
  }
  const asked = { start: startedPlan, stop: stoppedPlan, abort: abortedPlan }[event](stored, now);
  return { job: nextVersion(stored, asked, now), result: 'success' };
}

function requestedBefore(job: StoredJob, event: JobEvent): AskedEvent {
  return { job, result: `${event} already requested` };
}
