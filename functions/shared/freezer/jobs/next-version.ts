import { canonicalJson } from '../canonical-json';
import { withConfiguration } from './configuration';
import type { StoredJob } from './job';
import { timestampAfter } from '../timestamp';

/** The changed plan as the next version of the stored one; the stored one itself when nothing differs. */
export function nextVersion(stored: StoredJob, changed: StoredJob, now: Date): StoredJob {
  if (canonicalJson(changed) === canonicalJson(stored)) return stored;
  const dated = { ...changed, updated_at: timestampAfter(stored.updated_at, now) };
  return {
    ...dated,
    _version: stored._version + 1,
    _configurations: withConfiguration(stored._configurations, dated),
  };
}
