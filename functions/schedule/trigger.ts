import type { Json } from '../documents/json';
import { shownValue } from '../documents/shown-value';
import { BadDataFormat } from '../errors';
import { allowedIn, CRON_FIELDS, isCronList } from './cron-field';
import type { JobSchedule } from './schedule';

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** Whether a text is `YYYY-MM-DDTHH:MM:SS` and such a time exists: 31 February does not, nor, to Python, the year 0. */
export function isCalendarTime(text: string): boolean {
  if (!FORM.test(text) || text.startsWith('0000')) return false;
  const time = new Date(`${text}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

const TIME_WITH_ZONE = /^(.{19})(?:\.\d{1,6})?(?:Z|[+-](?:2[0-3]|[01]\d):[0-5]\d)?$/;
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

/**
 * Passes a schedule that an agent can run. What jams an agent or what it drops without running is refused; what it
 * does not look at is not: a date precedes an interval, and both precede cron fields. Bounds are always looked at.
 *
 * @throws BadDataFormat that names the key, its value and what is allowed.
 */
export function assertTrigger(schedule: JobSchedule): void {
  assertBound(schedule, 'schedule_start_date');
  assertBound(schedule, 'schedule_end_date');
  if (isGiven(schedule['schedule_date'])) assertDate(schedule['schedule_date']);
  else if (isGiven(schedule['schedule_interval'])) assertInterval(schedule['schedule_interval']);
  else assertCron(schedule);
}

/** The agent takes an empty text for none here. */
function isGiven(value: Json | undefined): value is Json {
  return value !== undefined && value !== null && value !== '';
}

function assertBound(schedule: JobSchedule, key: string): void {
  const value = schedule[key];
  if (value === undefined || (typeof value === 'string' && isCalendarTime(value))) return;
  throw notAllowed(key, value, 'an existing time as YYYY-MM-DDTHH:MM:SS, without a zone');
}

function assertDate(value: Json): void {
  const [, time = ''] = typeof value === 'string' ? (TIME_WITH_ZONE.exec(value) ?? []) : [];
  if (isCalendarTime(time)) return;
  const allowed = 'an existing time as YYYY-MM-DDTHH:MM:SS, with up to six decimals and a zone if need be';
  throw notAllowed('schedule_date', value, allowed);
}

function assertInterval(value: Json): void {
  if (value === 'continuous') return;
  const [, count = '', unit = ''] = typeof value === 'string' ? (INTERVAL.exec(value) ?? []) : [];
  const seconds = Number(count) * (SECONDS.get(unit) ?? 0);
  if (seconds > 0 && seconds <= LONGEST_INTERVAL) return;
  const allowed =
    'continuous, or a number above 0, one space and weeks, days, hours, minutes or seconds: at most 100 years';
  throw notAllowed('schedule_interval', value, allowed);
}

function assertCron(schedule: JobSchedule): void {
  for (const [key, field] of Object.entries(CRON_FIELDS)) {
    const value = schedule[key];
    if (value === undefined || (typeof value === 'string' && isCronList(value, field))) continue;
    throw notAllowed(key, value, allowedIn(field));
  }
}

function notAllowed(key: string, value: Json, allowed: string): BadDataFormat {
  return new BadDataFormat(`${key} cannot be ${shownValue(value)}; allowed: ${allowed}`);
}
