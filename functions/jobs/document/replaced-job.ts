import { assertChangedTrigger } from './changed-trigger';
import { stopped, withSwitchedAgent } from './disabling';
import { documentFields } from './document-fields';
import type { ChangeContext, StoredJob } from './job';
import { assertRunner, assertSameKind, isManaged } from './job-kind';
import { nextVersion } from './next-version';
import { pendingEvent, withStopAnswered } from './events';
import { withRuntime } from './reports';
import { configuredSchedule } from '../../schedule/schedule';
import type { CompleteJobInput } from './job-input';

/**
 * The document in place of the stored one. Who made the plan and when stays, and so does what the service knows and
 * no caller says: the runner's reports, the trust, an event that nobody was shown.
 * @throws BadDataFormat for a schedule that an agent cannot run; UnprocessableEntity for a managed plan that nobody
 * would run, or one of the other kind; Conflict for the start of a disabled plan.
 */
export function replacedJob(stored: StoredJob, input: CompleteJobInput, context: ChangeContext): StoredJob {
  assertRunner(input, context);
  assertSameKind(stored, input, context);
  const configured: StoredJob = {
    ...stored,
    ...documentFields(input, stored, context),
    job_schedule: { ...configuredSchedule(input.job_schedule ?? {}), event: pendingEvent(stored) },
  };
  assertChangedTrigger(stored, configured);
  const replaced = withRuntime(configured, input, context);
  const changed = withStopAnswered(withDisabled(stored, replaced, context));
  return nextVersion(stored, changed, context.now);
}

function withDisabled(stored: StoredJob, replaced: StoredJob, context: ChangeContext): StoredJob {
  const stays = stored.disabled === true && replaced.disabled === true && !isManaged(replaced, context);
  return stays
    ? { ...replaced, job_schedule: stopped(replaced.job_schedule) }
    : withSwitchedAgent(stored, replaced, context);
}
