import { isReport } from '../../schedule/schedule';
import { microsecondsOf } from '../../documents/timestamp';
import { servedConfiguration } from './configuration';
import { withHeld } from './configuration-history';
import type { ChangeContext, StoredJob } from './job';
import { nextVersion } from './next-version';
import { saidOfRun, withReport } from './reports';
import type { JobInput } from './job-input';

/**
 * The plan with what a report says of a run, and with a note of what its agent holds.
 * @param edited The plan as the report shows it.
 */
export function afterReport(
  stored: StoredJob,
  edited: StoredJob,
  input: JobInput,
  context: ChangeContext,
): StoredJob {
  const next = nextVersion(stored, withReport(stored, input, context), context.now);
  if (next === stored || !isReport(saidOfRun(stored, input, context))) return next;
  const base = microsecondsOf(input.updated_at);
  return { ...next, _configurations: withHeld(next._configurations, servedConfiguration(edited), base) };
}
