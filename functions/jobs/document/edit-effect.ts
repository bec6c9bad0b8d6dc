import { PreconditionFailed } from '../../errors';
import { canonicalJson } from '../../documents/canonical-json';
import { scheduleHash, servedConfiguration } from './configuration';
import { configurationAt } from './configuration-history';
import type { ChangeContext, StoredJob } from './job';
import type { JobSchedule } from '../../schedule/schedule';
import { pendingEvent } from './events';
import { saidOfRun } from './reports';
import { isReport, reportedSchedule } from '../../schedule/schedule';
import type { JobInput } from './job-input';
import { sentTag } from './sent-session';
import { microsecondsOf } from '../../documents/timestamp';

/** What counts of a PATCH: what a user decides, what an agent reports, or both. */
export type EditEffect = 'configuration' | 'runtime' | 'all';

/**
 * freezer-scheduler reports by sending back the whole plan as it read it minutes ago, and a slow editor looks the same.
 * The base of both is old by its `updated_at`; only the editor's copy differs from what was served then.
 * @param edited The stored plan with the configuration that the body asks for.
 * @throws PreconditionFailed where obeying would undo what somebody else decided in between.
 */
export function effectOf(
  stored: StoredJob,
  edited: StoredJob,
  input: JobInput,
  context: ChangeContext,
): EditEffect {
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
