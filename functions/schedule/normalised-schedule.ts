import type { JobSchedule } from './schedule';
import type { Json } from '../documents/json';

const UTC_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]00:00)?$/;

/**
 * The schedule in the only form that freezer-scheduler survives: one space in an interval, and bounds in whole seconds
 * without a zone. Bounds in another zone than UTC stay, to be refused.
 */
export function normalisedSchedule(schedule: JobSchedule): JobSchedule {
  return Object.fromEntries(Object.entries(schedule).map(([key, value]) => [key, normalised(key, value)]));
}

function normalised(key: string, value: Json): Json {
  if (typeof value !== 'string') return value;
  switch (key) {
    case 'schedule_interval':
      return value.replaceAll(/ +/g, ' ');
    case 'schedule_start_date':
    case 'schedule_end_date':
      return value.replace(UTC_TIME, '$1');
    default:
      return value;
  }
}
