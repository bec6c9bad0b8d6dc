import type { JobSchedule } from '../../functions/schedule/schedule';
import { fc } from './fast-check';

/** A cron schedule as sets of numbers, which a test can check one moment against without reading any text. */
export type PlainSchedule = Readonly<Partial<Record<Field, readonly number[]>>>;

type Field = keyof typeof RANGES;

/** Most significant first. Few years, and near ones, so that there are starts. */
const RANGES = {
  year: [2024, 2032],
  month: [1, 12],
  day: [1, 31],
  week: [1, 53],
  day_of_week: [0, 6],
  hour: [0, 23],
  minute: [0, 59],
  second: [0, 59],
} as const;

const FIELDS = ['year', 'month', 'day', 'week', 'day_of_week', 'hour', 'minute', 'second'] as const;
const DAY_MS = 86_400_000;

/** A schedule of some of these fields, never of none. */
export function plainSchedules(fields: readonly Field[], mostValues: number): fc.Arbitrary<PlainSchedule> {
  return fc
    .subarray([...fields], { minLength: 1 })
    .chain((given) => fc.tuple(...given.map((field) => valuesOf(field, mostValues))))
    .map((entries): PlainSchedule => Object.fromEntries(entries));
}

function valuesOf(field: Field, mostValues: number) {
  const [min, max] = RANGES[field];
  const length = Math.min(mostValues, max - min + 1);
  return fc
    .uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: length })
    .map((values) => [field, values] as const);
}

export function wireSchedule(plain: PlainSchedule): JobSchedule {
  return Object.fromEntries(
    Object.entries(plain).map(([field, values]) => [`schedule_${field}`, values.join(',')]),
  );
}

/** Whether a schedule has a start at a whole second, by the words of the rule. */
export function hasStartAt(plain: PlainSchedule, moment: Date): boolean {
  const lastGiven = FIELDS.findLastIndex((field) => field in plain);
  return FIELDS.every((field, index) => {
    const given = plain[field];
    if (given) return given.includes(valueAt(field, moment));
    const isFree = index < lastGiven || field === 'week' || field === 'day_of_week';
    return isFree || valueAt(field, moment) === RANGES[field][0];
  });
}

function valueAt(field: Field, moment: Date): number {
  switch (field) {
    case 'year':
      return moment.getUTCFullYear();
    case 'month':
      return moment.getUTCMonth() + 1;
    case 'day':
      return moment.getUTCDate();
    case 'week': {
      const thursday = new Date(moment.getTime() + (3 - valueAt('day_of_week', moment)) * DAY_MS);
      const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
      return Math.floor((thursday.getTime() - newYear) / (7 * DAY_MS)) + 1;
    }
    case 'day_of_week':
      return (moment.getUTCDay() + 6) % 7;
    case 'hour':
      return moment.getUTCHours();
    case 'minute':
      return moment.getUTCMinutes();
    case 'second':
      return moment.getUTCSeconds();
  }
}
