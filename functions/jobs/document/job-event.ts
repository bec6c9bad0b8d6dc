import type { ChangeContext, StoredJob } from './job';
import { assertEnabled, assertRunner, isManaged } from './job-kind';
import { nextVersion } from './next-version';
import { type JobEvent, pendingEvent, withAgentEvent, withPendingEvent, withStopAnswered } from './events';

/**
 * Asks the plan's agent or runner for something, once: `result` is Freezer's text.
 * @throws Conflict for a start of a disabled plan; UnprocessableEntity where nobody runs managed plans.
 */
export function withEvent(
  stored: StoredJob,
  event: JobEvent,
  context: ChangeContext,
): { job: StoredJob; result: string } {
  assertRunner(stored, context);
  if (event === 'start') assertEnabled(stored);
  if (pendingEvent(withStopAnswered(stored)) === event)
    return { job: stored, result: `${event} already requested` };
  const asked = isManaged(stored, context) ? withPendingEvent(stored, event) : withAgentEvent(stored, event);
  return { job: nextVersion(stored, asked, context.now), result: 'success' };
}
