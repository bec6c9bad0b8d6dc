import { servedConfiguration } from './configuration';
import type { Job, StoredJob } from './job';

/** A plan that was never changed here. */
export function firstVersion(job: Job): StoredJob {
  return { ...job, _version: 1, _configurations: [servedConfiguration(job)] };
}
