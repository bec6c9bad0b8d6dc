import { afterReport } from './agent-report';
import { assertChangedTrigger } from './changed-trigger';
import { withSwitchedAgent } from './disabling';
import { effectOf } from './edit-effect';
import type { ChangeContext, Job, StoredJob } from './job';
import type { JobSchedule } from '../../schedule/schedule';
import { ownedActions } from './job-actions';
import { assertRunner, assertSameKind } from './job-kind';
import { nextVersion } from './next-version';
import { saidOfRun, withReport } from './reports';
import { configuredSchedule, isEmpty, runtimeSchedule } from '../../schedule/schedule';
import type { JobInput } from './job-input';
import { decidedSession } from './sent-session';
import { microsecondsOf } from '../../documents/timestamp';

/**
 * The stored plan with the changes that a PATCH asks for; what it does not name stays.
 * @throws PreconditionFailed for an edit of an old copy; BadDataFormat for a schedule that an agent cannot run;
 * UnprocessableEntity for a managed plan that nobody would run, or one that would become an agent's; Conflict for the
 * start of a disabled plan.
 */
export function editedJob(stored: StoredJob, input: JobInput, context: ChangeContext): StoredJob {
  const edited = withEdits(stored, input, context);
  assertSameKind(stored, edited, context);
  const effect = effectOf(stored, edited, input, context);
  if (effect === 'runtime') return afterReport(stored, edited, input, context);
  assertChangedTrigger(stored, edited);
  if (stored.disabled === true && edited.disabled !== true) assertRunner(stored, context);
  const changed = effect === 'all' ? withReport(edited, input, context) : edited;
  return nextVersion(stored, withSwitchedAgent(stored, changed, context), context.now);
}

function withEdits(stored: StoredJob, input: JobInput, context: ChangeContext): StoredJob {
  const { job_actions, job_schedule } = input;
  return {
    ...stored,
    ...sentFields(input),
    ...decidedSession(stored, input, saidOfRun(stored, input, context)),
    ...(job_actions && { job_actions: ownedActions(job_actions, stored, context) }),
    ...(job_schedule && { job_schedule: scheduleAfter(stored, job_schedule, isWholePlan(input)) }),
  };
}

function sentFields({ name, description, disabled, client_id }: JobInput): Partial<Job> {
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(disabled !== undefined && { disabled }),
    ...(client_id !== undefined && { client_id }),
  };
}

/** A schedule is replaced as a group, or its remains would mean something else; a report names none of it. */
function scheduleAfter({ job_schedule: known }: StoredJob, sent: JobSchedule, isWhole: boolean): JobSchedule {
  const configured = configuredSchedule(sent);
  const isReplaced = isWhole || isEmpty(sent) || !isEmpty(configured);
  return { ...runtimeSchedule(known), ...(isReplaced ? configured : configuredSchedule(known)) };
}

/** Somebody who read the plan and sends it back: a schedule that is missing in it was taken out. */
function isWholePlan({ updated_at, client_id, job_actions }: JobInput): boolean {
  return microsecondsOf(updated_at) !== undefined && client_id !== undefined && job_actions !== undefined;
}
