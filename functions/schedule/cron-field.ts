/** What a cron field of a schedule may hold. */
export interface CronField {
  readonly min: number;
  readonly max: number;
  /** Names of the numbers from `min` on. */
  readonly names?: readonly string[];
  /** Takes `last` and `1st mon` to `last sun`. */
  readonly monthDays?: true;
  /** Follows from the date, so that it allows everything where it is not given. */
  readonly derived?: true;
}

/** What a list of expressions allows. */
export interface CronValues {
  /** 1 at the index of each number that is allowed. */
  readonly numbers: Uint8Array;
  readonly monthDays: readonly MonthDay[];
}

/** A day whose date depends on the month. */
interface MonthDay {
  /** The day's place among those of its weekday, from 1; 0 is the last one. */
  readonly place: number;
  /** 0 is Monday; without it every day of the month counts. */
  readonly weekday: number | undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const PLACES = ['last', '1st', '2nd', '3rd', '4th', '5th'];

export type CronKey =
  `schedule_${'year' | 'month' | 'day' | 'week' | 'day_of_week' | 'hour' | 'minute' | 'second'}`;

/** The cron fields of a schedule, most significant first, as APScheduler 3 reads them in every agent. */
export const CRON_FIELDS: Readonly<Record<CronKey, CronField>> = {
  schedule_year: { min: 1970, max: 9999 },
  schedule_month: { min: 1, max: 12, names: MONTHS },
  schedule_day: { min: 1, max: 31, monthDays: true },
  schedule_week: { min: 1, max: 53, derived: true },
  schedule_day_of_week: { min: 0, max: 6, names: WEEKDAYS, derived: true },
  schedule_hour: { min: 0, max: 23 },
  schedule_minute: { min: 0, max: 59 },
  schedule_second: { min: 0, max: 59 },
};

const NUMBERS = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/;
const MONTH_DAY = /^(?:last|(1st|2nd|3rd|4th|5th|last) +(mon|tue|wed|thu|fri|sat|sun))$/i;

/** What a text allows; undefined unless it is a list of expressions that the field understands. */
export function cronValues(text: string, field: CronField): CronValues | undefined {
  const numbers = new Uint8Array(field.max + 1);
  const monthDays: MonthDay[] = [];
  for (const expression of text.replaceAll(/^ +| +$/g, '').split(/ *, */)) {
    const range = numberRange(expression, field) ?? nameRange(expression, field);
    const day = range ? undefined : monthDay(expression, field);
    if (!range && !day) return undefined;
    if (range) for (let n = range.first; n <= range.last; n += range.step) numbers[n] = 1;
    if (day) monthDays.push(day);
  }
  return { numbers, monthDays };
}

/** What the field understands, in words. */
export function allowedIn({ min, max, names, monthDays }: CronField): string {
  return [
    '*, */n, a, a-b, a/n, a-b/n and comma lists of these',
    `with numbers from ${min} to ${max}`,
    ...(names ? [`names from ${names.at(0) ?? ''} to ${names.at(-1) ?? ''}`] : []),
    ...(monthDays ? ['last, and 1st mon to last sun'] : []),
  ].join('; ');
}

interface NumberRange {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}

/** A step must not leave the range that it goes through: APScheduler refuses every 60th minute of an hour. */
function numberRange(expression: string, { min, max }: CronField): NumberRange | undefined {
  const match = NUMBERS.exec(expression);
  if (!match) return undefined;
  const [, a, b, n] = match;
  const first = a === undefined ? min : Number(a);
  const openEnd = a === undefined || n !== undefined ? max : first;
  const last = b === undefined ? openEnd : Number(b);
  if (first < min || first > last || last > max) return undefined;
  if (n === undefined) return { first, last, step: 1 };
  const step = Number(n);
  return step > 0 && step <= last - first ? { first, last, step } : undefined;
}

function nameRange(expression: string, { min, names = [] }: CronField): NumberRange | undefined {
  const [first = -1, last = first, ...more] = expression
    .toLowerCase()
    .split('-')
    .map((name) => names.indexOf(name));
  const isRange = first >= 0 && first <= last && more.length === 0;
  return isRange ? { first: min + first, last: min + last, step: 1 } : undefined;
}

function monthDay(expression: string, { monthDays }: CronField): MonthDay | undefined {
  const match = monthDays && MONTH_DAY.exec(expression);
  if (!match) return undefined;
  const [, place = 'last', weekday] = match;
  return {
    place: PLACES.indexOf(place.toLowerCase()),
    weekday: weekday === undefined ? undefined : WEEKDAYS.indexOf(weekday.toLowerCase()),
  };
}
