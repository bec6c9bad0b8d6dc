import { nextStart } from '../../functions/schedule/next-start';
import type { JobSchedule } from '../../functions/schedule/schedule';
import { readTrigger } from '../../functions/schedule/trigger';

/** When the schedules of `startAfter` were set. */
export const SET_AT = '2024-05-09T10:20:30.400Z';

/** The next start as a schedule writes a time; undefined where none comes. */
export function startAfter(schedule: JobSchedule, after: string | Date): string | undefined {
  const trigger = readTrigger(schedule, new Date(SET_AT));
  return trigger && nextStart(trigger, new Date(after))?.toISOString().replace('.000Z', '');
}
