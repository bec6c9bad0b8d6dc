/** What a cron field of a schedule may hold. */
export interface CronField {
  readonly min: number;
  readonly max: number;
  /** Names of the numbers from `min` on. */
  readonly names?: readonly string[];
  /** Takes `last` and `1st mon` to `last sun`. */
  readonly monthDays?: true;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The cron fields of a schedule, as APScheduler 3 reads them in every agent. */
export const CRON_FIELDS: Readonly<Record<string, CronField>> = {
  schedule_year: { min: 1970, max: 9999 },
  schedule_month: { min: 1, max: 12, names: MONTHS },
  schedule_day: { min: 1, max: 31, monthDays: true },
  schedule_week: { min: 1, max: 53 },
  schedule_day_of_week: { min: 0, max: 6, names: WEEKDAYS },
  schedule_hour: { min: 0, max: 23 },
  schedule_minute: { min: 0, max: 59 },
  schedule_second: { min: 0, max: 59 },
};

const NUMBERS = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/;
const MONTH_DAYS = /^(?:last|(?:1st|2nd|3rd|4th|5th|last) +(?:mon|tue|wed|thu|fri|sat|sun))$/i;

/** Whether a text is a list of expressions that the field understands. */
export function isCronList(text: string, field: CronField): boolean {
  return text
    .replaceAll(/^ +| +$/g, '')
    .split(/ *, */)
    .every(
      (expression) =>
        isNumbers(expression, field) || isNames(expression, field) || isMonthDay(expression, field),
    );
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

/** A step must not leave the range that it goes through: APScheduler refuses every 60th minute of an hour. */
function isNumbers(expression: string, { min, max }: CronField): boolean {
  const match = NUMBERS.exec(expression);
  if (!match) return false;
  const [, a, b, n] = match;
  const first = a === undefined ? min : Number(a);
  const openEnd = a === undefined || n !== undefined ? max : first;
  const last = b === undefined ? openEnd : Number(b);
  const step = n === undefined ? undefined : Number(n);
  return (
    min <= first && first <= last && last <= max && (step === undefined || (step > 0 && step <= last - first))
  );
}

function isNames(expression: string, { names = [] }: CronField): boolean {
  const [first = -1, last = first, ...more] = expression
    .toLowerCase()
    .split('-')
    .map((name) => names.indexOf(name));
  return first >= 0 && first <= last && more.length === 0;
}

function isMonthDay(expression: string, { monthDays }: CronField): boolean {
  return monthDays === true && MONTH_DAYS.test(expression);
}
