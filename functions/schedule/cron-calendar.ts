import type { CronValues } from './cron-field';

/** What each cron field allows: 1 at the index of an allowed value. All fields must agree on a start. */
export interface CronCalendar {
  readonly years: Uint8Array;
  readonly months: Uint8Array;
  readonly days: CronValues;
  /** ISO weeks. */
  readonly weeks: Uint8Array;
  /** 0 is Monday. */
  readonly weekdays: Uint8Array;
  readonly hours: Uint8Array;
  readonly minutes: Uint8Array;
  readonly seconds: Uint8Array;
}

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
/** So many years are a whole number of weeks; what has no date in them never has one. */
const CYCLE_YEARS = 400;

/** Year, month from 1, day, hour, minute, second, or the first few of them. */
type Moment = readonly number[];

/**
 * The first start at or after a whole second, both in milliseconds since the epoch. The search ends after 400 of the
 * years that the schedule allows, which takes a few milliseconds.
 */
export function cronStart(calendar: CronCalendar, from: number): number | undefined {
  const date = new Date(from);
  const floor = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  const found = firstMoment(calendar, [], floor);
  if (!found) return undefined;
  const [year = 0, month = 0, ...rest] = found;
  return Date.UTC(year, month - 1, ...rest);
}

/** The first moment that begins as given and does not precede the floor; missing parts of the floor are its least. */
function firstMoment(calendar: CronCalendar, begun: Moment, floor: Moment): Moment | undefined {
  const values = valuesAfter(calendar, begun);
  if (!values) return begun;
  const least = floor[begun.length] ?? 0;
  let value = values.indexOf(1, least);
  for (let tried = 0; value >= 0 && tried < CYCLE_YEARS; tried++) {
    const found = firstMoment(calendar, [...begun, value], value === least ? floor : []);
    if (found) return found;
    value = values.indexOf(1, value + 1);
  }
  return undefined;
}

/** What the part after those that are given may be; undefined after the last one. */
function valuesAfter(calendar: CronCalendar, begun: Moment): Uint8Array | undefined {
  const [year = 0, month = 0] = begun;
  const { years, months, hours, minutes, seconds } = calendar;
  return begun.length === 2
    ? daysIn(calendar, year, month)
    : [years, months, undefined, hours, minutes, seconds][begun.length];
}

/** The days of a month that have starts: 1 at the index of the day. */
function daysIn({ days, weeks, weekdays }: CronCalendar, year: number, month: number): Uint8Array {
  const first = Date.UTC(year, month - 1) / DAY_MS;
  const length = Date.UTC(year, month) / DAY_MS - first;
  const newYear = Date.UTC(year, 0) / DAY_MS;
  const found = new Uint8Array(length + 1);
  // The epoch's first day was a Thursday.
  for (let monday = 1 - ((first + 3) % 7); monday <= length; monday += 7) {
    if (!weeks[isoWeek(year, first - newYear + monday + 2)]) continue;
    for (let weekday = 0; weekday < 7; weekday++) {
      const day = monday + weekday;
      if (day < 1 || day > length || !weekdays[weekday]) continue;
      if (days.numbers[day] || isMonthDay(days, day, weekday, length)) found[day] = 1;
    }
  }
  return found;
}

/** The number of an ISO week: its Thursday's, which stands so many days after 1 January of the year. */
function isoWeek(year: number, thursday: number): number {
  if (thursday < 0) return Math.floor((thursday + yearLength(year - 1)) / 7) + 1;
  // Only a year's last days can be of a week of the next year.
  return thursday >= 365 && thursday >= yearLength(year) ? 1 : Math.floor(thursday / 7) + 1;
}

function yearLength(year: number): number {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;
}

function isMonthDay({ monthDays }: CronValues, day: number, weekday: number, length: number): boolean {
  return monthDays.some((wanted) => {
    if (wanted.weekday === undefined) return day === length;
    if (wanted.weekday !== weekday) return false;
    return wanted.place === 0 ? day + 7 > length : Math.ceil(day / 7) === wanted.place;
  });
}

/**
 * The shortest time between two consecutive starts in seconds; a day stands for all that is longer. Bounds do not
 * count: it is a property of the fields.
 */
export function shortestPause(calendar: CronCalendar): number {
  let pause = DAY_SECONDS;
  /** From the first to the last start within a minute, then an hour, then a day. */
  let span = 0;
  for (const [values, unit] of [
    [calendar.seconds, 1],
    [calendar.minutes, 60],
    [calendar.hours, 3600],
  ] as const) {
    pause = Math.min(pause, leastStep(values) * unit - span);
    span += (values.lastIndexOf(1) - values.indexOf(1)) * unit;
  }
  const overnight = DAY_SECONDS - span;
  return overnight < pause && hasConsecutiveDays(calendar) ? overnight : pause;
}

/** The least distance between two allowed values; Infinity where there is only one. */
function leastStep(values: Uint8Array): number {
  let least = Infinity;
  let previous = -Infinity;
  for (let value = values.indexOf(1); value >= 0; value = values.indexOf(1, value + 1)) {
    least = Math.min(least, value - previous);
    previous = value;
  }
  return least;
}

/** Whether there are starts on a day and on the day after it. */
function hasConsecutiveDays(calendar: CronCalendar): boolean {
  const { years, months } = calendar;
  let yesterday = 0;
  let year = years.indexOf(1);
  for (let tried = 0; year >= 0 && tried < CYCLE_YEARS; tried++) {
    for (let month = 1; month <= 12; month++) {
      const days = months[month] ? daysIn(calendar, year, month).subarray(1) : [0];
      for (const today of days) {
        if (yesterday && today) return true;
        yesterday = today;
      }
    }
    if (!years[year + 1]) yesterday = 0;
    year = years.indexOf(1, year + 1);
  }
  return false;
}
