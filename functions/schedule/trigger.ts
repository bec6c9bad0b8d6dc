import type { Json } from '../documents/json';
import { shownValue } from '../documents/shown-value';
import { BadDataFormat } from '../errors';
import type { CronCalendar } from './cron-calendar';
import { allowedIn, CRON_FIELDS, type CronKey, type CronValues, cronValues } from './cron-field';
import type { JobSchedule } from './schedule';

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** Whether a text is `YYYY-MM-DDTHH:MM:SS` and such a time exists: 31 February does not, nor, to Python, the year 0. */
export function isCalendarTime(text: string): boolean {
  if (!FORM.test(text) || text.startsWith('0000')) return false;
  const time = new Date(`${text}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

const TIME_WITH_ZONE = /^(.{19})(?:\.\d{1,6})?(Z|[+-](?:2[0-3]|[01]\d):[0-5]\d)?$/;
/** Python refuses to read thousands of digits, zeros in front included. */
const INTERVAL = /^(\d{1,20}) (weeks|days|hours|minutes|seconds)$/;

const SECONDS = new Map([
  ['weeks', 604_800],
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
]);
/** 100 years in seconds: Python's calendar ends in the year 9999, and with it the agent's calculation. */
const LONGEST_INTERVAL = 36_525 * 86_400;

/** Python's calendar ends here, in milliseconds since the epoch. */
const LAST_SECOND = Date.UTC(9999, 11, 31, 23, 59, 59);

/** When a plan starts. Times are whole seconds in UTC, as milliseconds since the epoch. */
export type Trigger = { readonly end: number } & (
  | { readonly kind: 'date'; readonly at: number }
  | { readonly kind: 'interval'; readonly first: number; readonly length: number }
  | { readonly kind: 'cron'; readonly start: number; readonly calendar: CronCalendar }
);

/**
 * Passes a schedule that an agent can run. What jams an agent or what it drops without running is refused; what it
 * does not look at is not: a date precedes an interval, and both precede cron fields. Bounds are always looked at.
 *
 * @throws BadDataFormat that names the key, its value and what is allowed.
 */
export function assertTrigger(schedule: JobSchedule): void {
  readTrigger(schedule, new Date(0));
}

/**
 * What `assertTrigger` passes, as a value; undefined where a schedule sets no start.
 *
 * @param setAt When the schedule was set: without a start date, an interval's first start is its length after that.
 * @throws BadDataFormat as `assertTrigger` does.
 */
export function readTrigger(schedule: JobSchedule, setAt: Date): Trigger | undefined {
  const start = readBound(schedule, 'schedule_start_date');
  const end = readBound(schedule, 'schedule_end_date') ?? LAST_SECOND;
  const { schedule_date: date, schedule_interval: interval } = schedule;
  if (isGiven(date)) return { kind: 'date', at: readDate(date), end: LAST_SECOND };
  if (isGiven(interval)) {
    const length = readInterval(interval);
    return { kind: 'interval', first: start ?? wholeSecond(setAt.getTime()) + length, length, end };
  }
  const calendar = readCron(schedule);
  return calendar && { kind: 'cron', start: start ?? -Infinity, calendar, end };
}

/** The agent takes an empty text for none here. */
function isGiven(value: Json | undefined): value is Json {
  return value !== undefined && value !== null && value !== '';
}

function readBound(schedule: JobSchedule, key: string): number | undefined {
  const value = schedule[key];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && isCalendarTime(value)) return Date.parse(`${value}Z`);
  throw notAllowed(key, value, 'an existing time as YYYY-MM-DDTHH:MM:SS, without a zone');
}

function readDate(value: Json): number {
  const [, time = '', zone = 'Z'] = typeof value === 'string' ? (TIME_WITH_ZONE.exec(value) ?? []) : [];
  if (isCalendarTime(time)) return Date.parse(time + zone);
  const allowed = 'an existing time as YYYY-MM-DDTHH:MM:SS, with up to six decimals and a zone if need be';
  throw notAllowed('schedule_date', value, allowed);
}

/** In milliseconds. `continuous` is every second to an agent. */
function readInterval(value: Json): number {
  if (value === 'continuous') return 1000;
  const [, count = '', unit = ''] = typeof value === 'string' ? (INTERVAL.exec(value) ?? []) : [];
  const seconds = Number(count) * (SECONDS.get(unit) ?? 0);
  if (seconds > 0 && seconds <= LONGEST_INTERVAL) return seconds * 1000;
  const allowed =
    'continuous, or a number above 0, one space and weeks, days, hours, minutes or seconds: at most 100 years';
  throw notAllowed('schedule_interval', value, allowed);
}

/** A field that is not given allows everything, and below the last given one its least value. */
function readCron(schedule: JobSchedule): CronCalendar | undefined {
  const keys = Object.keys(CRON_FIELDS);
  const lastGiven = keys.findLastIndex((key) => schedule[key] !== undefined);
  if (lastGiven < 0) return undefined;
  const values = (key: CronKey): CronValues => {
    const field = CRON_FIELDS[key];
    const everything = field.derived === true || keys.indexOf(key) < lastGiven;
    const { [key]: value = everything ? '*' : String(field.min) } = schedule;
    const found = typeof value === 'string' ? cronValues(value, field) : undefined;
    if (!found) throw notAllowed(key, value, allowedIn(field));
    return found;
  };
  return {
    years: values('schedule_year').numbers,
    months: values('schedule_month').numbers,
    days: values('schedule_day'),
    weeks: values('schedule_week').numbers,
    weekdays: values('schedule_day_of_week').numbers,
    hours: values('schedule_hour').numbers,
    minutes: values('schedule_minute').numbers,
    seconds: values('schedule_second').numbers,
  };
}

function wholeSecond(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

function notAllowed(key: string, value: Json, allowed: string): BadDataFormat {
  return new BadDataFormat(`${key} cannot be ${shownValue(value)}; allowed: ${allowed}`);
}
