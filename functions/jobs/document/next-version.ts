import { nextVersionOf } from '../../documents/versions';
import { withConfiguration } from './configuration-history';
import type { StoredJob } from './job';

/** The changed plan as the next version of the stored one; the stored one itself when nothing differs. */
export function nextVersion(stored: StoredJob, changed: StoredJob, now: Date): StoredJob {
  const next = nextVersionOf(stored, changed, now);
  if (next === stored) return stored;
  return { ...next, _configurations: withConfiguration(stored._configurations, next) };
}
