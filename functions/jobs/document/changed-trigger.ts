import { assertTrigger } from '../../schedule/trigger';
import { scheduleHash } from './configuration';
import type { Job } from './job';

/**
 * Passes a schedule that stays, even where it came from another Freezer with a trigger that is refused here.
 * @throws BadDataFormat for a new one that an agent cannot run.
 */
export function assertChangedTrigger(stored: Job, changed: Job): void {
  if (scheduleHash(stored) !== scheduleHash(changed)) assertTrigger(changed.job_schedule);
}
