import { isSameJson } from '../../documents/json';
import { PreconditionFailed } from '../../errors';
import { withClockAfter } from './clocked-plan';
import { configurationAt, nextVersion } from './configuration';
import { pendingEvent, withSwitchedAgent } from './events';
import { assertRunner, assertSameKind, type ChangeContext, kindOf, type StoredJob } from './job';
import type { JobInput } from './job-input';
import { sentTag } from './membership';
import { afterReport, withReport } from './reports';
import { assertChangedTrigger, type SentChange, sentChanges } from './sent-change';

/**
 * The stored plan with the changes that a PATCH asks for; what it does not name stays.
 * @throws PreconditionFailed for an edit of an old copy; BadDataFormat for a schedule that an agent cannot run;
 * UnprocessableEntity for a managed plan that nobody would run, or one that would become an agent's; Conflict for the
 * start of a disabled plan.
 */
export function editedJob(stored: StoredJob, input: JobInput, context: ChangeContext): StoredJob {
  const change = sentChanges(stored, input, context);
  assertSameKind(kindOf(stored, context), change);
  const effect = effectOf(change);
  if (effect === 'runtime') return afterReport(change);
  assertChangedTrigger(change);
  const { asked, now, configuration } = change;
  if (stored.disabled === true && asked.disabled !== true) assertRunner(change);
  const changed = effect === 'all' ? withReport(asked, change) : asked;
  const next = withClockAfter(withSwitchedAgent(changed, change), change);
  return nextVersion(stored, next, now, configuration);
}

/** What counts of a PATCH: what a user decides, what an agent reports, or both. */
type EditEffect = 'configuration' | 'runtime' | 'all';

/**
 * freezer-scheduler reports by sending back the whole plan as it read it minutes ago, and a slow editor looks the same.
 * The base of both is old by its `updated_at`; only the editor's copy differs from what was served then.
 * @throws PreconditionFailed where obeying would undo what somebody else decided in between.
 */
function effectOf(change: SentChange): EditEffect {
  const { stored, base, present, configuration, isOvertaken } = change;
  if (configuration.hash === present.hash) return 'runtime';
  if (base === undefined) return isOldReport(change) ? 'runtime' : 'all';
  const served = configurationAt(stored._configurations, base);
  if (served !== present) {
    if (served?.hash !== configuration.hash) throw staleEdit(stored);
    return 'runtime';
  }
  if (!isOvertaken) return 'all';
  if (asksForMore(change)) throw staleEdit(stored);
  return 'configuration';
}

/**
 * Newer schedulers report with the schedule alone, and without its time: an agent's words beside a schedule that was
 * replaced. A report often comes twice, and the second one says nothing new; nor would an editor who wants the
 * former schedule back.
 */
function isOldReport(change: SentChange): boolean {
  const { stored, configuration, isReport, isScheduleAlone } = change;
  if (!isReport || !isScheduleAlone) return false;
  const { schedule_hash: asked } = configuration;
  if (!stored._configurations.some(({ schedule_hash }) => schedule_hash === asked)) return false;
  if (saysNothingNew(change)) {
    throw new PreconditionFailed(
      'This schedule was replaced. To have it back, send its schedule_* keys alone, or updated_at with it.',
    );
  }
  return true;
}

function saysNothingNew(change: SentChange): boolean {
  const { stored, event, reported } = change;
  if (event === '' && pendingEvent(stored) !== '') return false;
  const job_schedule = { ...stored.job_schedule, ...reported };
  return isSameJson({ ...stored, ...sentTag(stored, change), job_schedule }, stored);
}

/** An old copy with a new configuration may hold an old event too; which it is, only its sender knows. */
function asksForMore({ stored, event = '' }: SentChange): boolean {
  return event !== '' && event !== pendingEvent(stored);
}

function staleEdit({ updated_at }: StoredJob): PreconditionFailed {
  return new PreconditionFailed(
    `The plan was changed at ${updated_at}, after this copy: read it again, then edit.`,
  );
}
