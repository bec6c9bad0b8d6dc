import { setTimeout as sleep } from 'node:timers/promises';
import { StorageEngineError } from '../errors';
import type { JobKey, StoredJob } from '../freezer/jobs/job';
import type { JobRepository } from './job-repository';

/** From what is stored to what is to be stored: the same object when nothing changes. It may be asked many times. */
export type Change<Stored> = (stored: Stored) => StoredJob;

/** Together, attempts and pauses end before the function's 5 s. */
const ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 500;

/**
 * Reads, changes and writes a plan, again and again while others write it in between, so that no change is lost. The
 * pauses grow and are random: fifty writers of one plan get through.
 * @param change Gets undefined where there is no such plan; what it throws ends the matter.
 * @throws StorageEngineError 503 when others were always faster; nothing is written then.
 */
export async function changeJob(
  jobs: Pick<JobRepository, 'get' | 'put'>,
  key: JobKey,
  change: Change<StoredJob | undefined>,
): Promise<StoredJob> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const stored = await jobs.get(key);
    const next = change(stored);
    if (next === stored || (await jobs.put(next))) return next;
    await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 10 * 2 ** attempt));
  }
  throw new StorageEngineError('Too many others change this plan at the same time.', 503);
}
