import { canonicalJson } from '../../documents/json';
import { microsecondsOf } from '../../documents/timestamp';
import { PreconditionFailed } from '../../errors';
import {
  configuredSchedule,
  isEmpty,
  isReport,
  type JobSchedule,
  reportedSchedule,
  runtimeSchedule,
} from '../../schedule/schedule';
import {
  assertChangedTrigger,
  configurationAt,
  nextVersion,
  scheduleHash,
  servedConfiguration,
} from './configuration';
import { pendingEvent, withSwitchedAgent } from './events';
import { assertRunner, assertSameKind, type ChangeContext, type Job, type StoredJob } from './job';
import type { JobInput } from './job-input';
import { decidedSession, sentTag } from './membership';
import { ownedActions } from './plan-actions';
import { afterReport, saidOfRun, withReport } from './reports';

/** What counts of a PATCH: what a user decides, what an agent reports, or both. */
type EditEffect = 'configuration' | 'runtime' | 'all';

/**
 * freezer-scheduler reports by sending back the whole plan as it read it minutes ago, and a slow editor looks the same.
 * The base of both is old by its `updated_at`; only the editor's copy differs from what was served then.
 * @param edited The stored plan with the configuration that the body asks for.
 * @throws PreconditionFailed where obeying would undo what somebody else decided in between.
 */
function effectOf(stored: StoredJob, edited: StoredJob, input: JobInput, context: ChangeContext): EditEffect {
  const asked = servedConfiguration(edited);
  if (asked.hash === servedConfiguration(stored).hash) return 'runtime';
  const said = saidOfRun(stored, input, context);
  const base = microsecondsOf(input.updated_at);
  if (base === undefined) return isOldReport(stored, edited, input, said) ? 'runtime' : 'all';
  const { _configurations: history, updated_at } = stored;
  if (isBefore(base, history.at(-1)?.since)) {
    if (configurationAt(history, base)?.hash !== asked.hash) throw staleEdit(updated_at);
    return 'runtime';
  }
  if (!isBefore(base, updated_at)) return 'all';
  if (asksForMore(stored, said)) throw staleEdit(updated_at);
  return 'configuration';
}

/**
 * Newer schedulers report with the schedule alone, and without its time: an agent's words beside a schedule that was
 * replaced. A report often comes twice, and the second one says nothing new; nor would an editor who wants the
 * former schedule back.
 */
function isOldReport(stored: StoredJob, edited: StoredJob, input: JobInput, said: JobSchedule): boolean {
  if (!isReport(said) || !namesOnlyTheRun(input)) return false;
  const asked = scheduleHash(edited);
  if (!stored._configurations.some(({ schedule_hash }) => schedule_hash === asked)) return false;
  if (saysNothingNew(stored, input, said)) {
    throw new PreconditionFailed(
      'This schedule was replaced. To have it back, send its schedule_* keys alone, or updated_at with it.',
    );
  }
  return true;
}

function namesOnlyTheRun({ name, description, disabled, client_id, job_actions }: JobInput): boolean {
  return [name, description, disabled, client_id, job_actions].every((field) => field === undefined);
}

function saysNothingNew(stored: StoredJob, input: JobInput, said: JobSchedule): boolean {
  if (said['event'] === '' && pendingEvent(stored) !== '') return false;
  const known = { ...stored, job_schedule: reportedSchedule(stored.job_schedule) };
  const after = { ...known.job_schedule, ...reportedSchedule(said) };
  return (
    canonicalJson({ ...known, ...sentTag(stored, input, said), job_schedule: after }) === canonicalJson(known)
  );
}

/** An old copy with a new configuration may hold an old event too; which it is, only its sender knows. */
function asksForMore(stored: StoredJob, { event = '' }: JobSchedule): boolean {
  return event !== '' && event !== pendingEvent(stored);
}

function isBefore(base: number, timestamp: string | undefined): boolean {
  return base < (microsecondsOf(timestamp) ?? 0);
}

function staleEdit(updated_at: string): PreconditionFailed {
  return new PreconditionFailed(
    `The plan was changed at ${updated_at}, after this copy: read it again, then edit.`,
  );
}

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
