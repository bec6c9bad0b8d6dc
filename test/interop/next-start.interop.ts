import { execFileSync } from 'node:child_process';
import { CRON_FIELDS, cronValues } from '../../functions/schedule/cron-field';
import { nextStart } from '../../functions/schedule/next-start';
import type { JobSchedule } from '../../functions/schedule/schedule';
import { readTrigger } from '../../functions/schedule/trigger';
import { fc } from '../support/fast-check';

/**
 * Reads [[schedule, set at, after, horizon], …] and answers the next start of each after an instant, and the one after
 * that, up to a horizon. Times are seconds since the epoch. The trigger is built as freezer-scheduler builds it.
 */
const JUDGE = `
import json, sys
from datetime import datetime, timedelta
from pytz import utc
from apscheduler.triggers import interval
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger

EPOCH = datetime(1970, 1, 1, tzinfo=utc)

def instant(seconds):
    return EPOCH + timedelta(seconds=seconds)

class Clock(datetime):
    set_at = 0
    @classmethod
    def now(cls, tz=None):
        return instant(cls.set_at)
interval.datetime = Clock

def trigger_of(schedule, horizon):
    given = {key[len('schedule_'):]: value for key, value in schedule.items()}
    end = datetime.fromisoformat(given.pop('end_date', '9999-12-31T23:59:59')).replace(tzinfo=utc)
    bounds = {'start_date': given.pop('start_date', None), 'end_date': min(end, horizon)}
    if 'date' in given:
        return DateTrigger(run_date=given['date'], timezone=utc)
    if 'interval' in given:
        count, unit = '1 seconds'.split(' ') if given['interval'] == 'continuous' else given['interval'].split(' ')
        return interval.IntervalTrigger(**{unit: int(count)}, **bounds, timezone=utc)
    return CronTrigger(**given, **bounds, timezone=utc)

def seconds(start, after, horizon):
    whole = start and (start - EPOCH) // timedelta(seconds=1)
    return whole if start and after < whole <= horizon else None

def starts(schedule, set_at, after, horizon):
    Clock.set_at = set_at
    first = second = None
    try:
        trigger = trigger_of(schedule, instant(horizon))
        first = trigger.get_next_fire_time(None, instant(after + 1))
        second = first and trigger.get_next_fire_time(first, first)
    except (OverflowError, IndexError): # Python's calendar, and with it APScheduler's search, ends with the year 9999.
        pass
    return [seconds(first, after, horizon), seconds(second, after, horizon)]

json.dump([starts(*case) for case in json.load(sys.stdin)], sys.stdout)
`;

type Case = readonly [schedule: JobSchedule, setAt: number, after: number, horizon: number];

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
const INSTANTS = 8;
const YEAR = 31_556_952;
const LAST_SECOND = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

const second = (text: string) => Date.parse(text) / 1000;
const wire = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19);

const between = (min: number, max: number) => fc.integer({ min, max });
const near = between(second('2020-01-01T00:00:00Z'), second('2060-01-01T00:00:00Z'));
/** Where fields carry, months and years end, and ISO weeks belong to another year. */
const edge = fc.constantFrom(
  ...['1970-01-01T00:00:00Z', '2024-02-28T23:59:59Z', '2024-02-29T00:00:00Z', '2023-02-28T23:59:59Z'].map(
    second,
  ),
  ...['2020-12-27T23:59:59Z', '2026-12-31T23:59:59Z', '2027-01-03T23:59:58Z', '2032-12-26T12:59:59Z'].map(
    second,
  ),
  ...['2024-04-30T23:58:59Z', '2099-12-31T23:59:59Z', '2100-02-28T23:59:59Z', '9999-12-31T23:59:58Z'].map(
    second,
  ),
);
const instant = fc.oneof(
  { weight: 5, arbitrary: near },
  { weight: 2, arbitrary: edge },
  between(0, LAST_SECOND - 1),
);

function expression({
  min,
  max,
  names,
  monthDays,
}: (typeof CRON_FIELDS)['schedule_day']): fc.Arbitrary<string> {
  // Years are told to be near: nearly all others have no start to come.
  const number = max > 60 ? fc.oneof(between(2020, 2060), between(min, max)) : between(min, max);
  const range = fc.tuple(number, number).map((pair) => [Math.min(...pair), Math.max(...pair)].join('-'));
  const name = names && fc.constantFrom(...names, ...names.map((text) => text.toUpperCase()));
  const place = fc.constantFrom('1st', '2nd', '3rd', '4th', '5th', 'last', 'LAST');
  const weekday = fc.constantFrom('mon', 'Tue', 'wed', 'thu', 'fri', 'sat', 'SUN');
  const step = between(1, Math.min(max - min, 30));
  return fc.oneof(
    number.map(String),
    range,
    fc.tuple(range, step).map((parts) => parts.join('/')),
    fc.tuple(fc.oneof(fc.constant('*'), number.map(String)), step).map((parts) => parts.join('/')),
    ...(max > 60 ? [] : [fc.constant('*')]),
    ...(name ? [name, fc.tuple(name, name).map((pair) => pair.join('-'))] : []),
    ...(monthDays
      ? [fc.constantFrom('last', '31', '29'), fc.tuple(place, weekday).map((pair) => pair.join(' '))]
      : []),
  );
}

const lists = Object.entries(CRON_FIELDS).map(([key, field]) =>
  fc
    .array(expression(field), { minLength: 1, maxLength: 3 })
    .map((list) => list.join(','))
    .filter((text) => cronValues(text, field) !== undefined)
    .map((text) => [key, text] as const),
);
const cron = fc
  .tuple(...lists)
  .chain((fields) => fc.subarray(fields, { minLength: 1, maxLength: 4 }))
  .map((fields): JobSchedule => Object.fromEntries(fields));

const interval = fc.oneof(
  { weight: 1, arbitrary: fc.constant('continuous') },
  {
    weight: 9,
    arbitrary: fc
      .tuple(between(1, 2000), fc.constantFrom('weeks', 'days', 'hours', 'minutes', 'seconds'))
      .map((parts) => parts.join(' ')),
  },
);
const zone = fc.constantFrom('', 'Z', '.999999', '+05:30', '.5-11:45', '+23:59');

const bounds = fc.record(
  { schedule_start_date: instant.map(wire), schedule_end_date: fc.oneof(near, instant).map(wire) },
  { requiredKeys: [] },
);
/** Bounds are rare enough that most schedules have starts. */
const bounded = (kind: fc.Arbitrary<JobSchedule>) =>
  fc
    .tuple(kind, fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, bounds))
    .map(([schedule, limits]): JobSchedule => ({ ...schedule, ...limits }));

const schedule: fc.Arbitrary<JobSchedule> = fc.oneof(
  { weight: 14, arbitrary: bounded(cron) },
  { weight: 4, arbitrary: bounded(interval.map((text) => ({ schedule_interval: text }))) },
  { weight: 1, arbitrary: fc.tuple(instant, zone).map(([at, tail]) => ({ schedule_date: wire(at) + tail })) },
);

/** What never starts keeps APScheduler busy until the year 9999, so most are compared for some years only. */
function casesFor(one: JobSchedule, instants: readonly number[], years: number): readonly Case[] {
  return instants.map((after, i) => {
    const setAt = after + (i % 2 === 0 ? -1000 : 1000);
    return [one, setAt, after, Math.min(after + years * YEAR, LAST_SECOND)];
  });
}

const RANDOM = fc
  .sample(fc.tuple(schedule, fc.array(instant, { minLength: INSTANTS, maxLength: INSTANTS })), {
    numRuns: 3000,
    seed: SEED,
  })
  .flatMap(([one, instants]) => casesFor(one, instants, 5));

const FAR: readonly JobSchedule[] = [
  { schedule_month: '2', schedule_day: '30' },
  { schedule_month: '4,6,9,11', schedule_day: '31' },
  { schedule_month: '2', schedule_day: '29' },
  { schedule_month: '2', schedule_day: '29', schedule_day_of_week: 'sun' },
  { schedule_month: '2', schedule_day: '5th sun' },
  { schedule_month: '1', schedule_day: '1', schedule_week: '53' },
  { schedule_month: '12', schedule_day: '31', schedule_week: '1' },
  { schedule_day: '29', schedule_week: '53', schedule_month: '12' },
  { schedule_day: '31', schedule_month: '2', schedule_end_date: '2400-01-01T00:00:00' },
  { schedule_year: '9999' },
  { schedule_year: '9996', schedule_month: '2', schedule_day: 'last', schedule_hour: '23' },
  { schedule_year: '2000' },
  { schedule_year: '*/400', schedule_month: 'feb', schedule_day: '29' },
  { schedule_start_date: '9000-01-01T00:00:00', schedule_day: '13', schedule_day_of_week: 'fri' },
  { schedule_interval: '5217 weeks', schedule_start_date: '1970-01-01T00:00:00' },
  { schedule_interval: '3 seconds', schedule_start_date: '0001-01-01T00:00:00' },
  { schedule_date: '9999-12-31T23:59:59' },
];
const FAR_INSTANTS = ['2026-11-30T15:17:15Z', '2096-02-29T00:00:00Z', '9990-01-01T00:00:00Z'].map(second);

const CASES = [...RANDOM, ...FAR.flatMap((one) => casesFor(one, FAR_INSTANTS, 9000))];

function starts([one, setAt, after, horizon]: Case): readonly (number | null)[] {
  const trigger = readTrigger(one, new Date(setAt * 1000));
  if (!trigger) throw new Error('This schedule has no trigger.');
  const first = nextStart(trigger, new Date(after * 1000));
  const next = first && nextStart(trigger, first);
  return [first, next].map((start) => {
    const seconds = (start?.getTime() ?? Infinity) / 1000;
    return seconds <= horizon ? seconds : null;
  });
}

it(`our next starts are those of APScheduler (SEED=${SEED}, ${CASES.length} cases)`, () => {
  const said = execFileSync('/usr/bin/python3', ['-c', JUDGE], {
    input: JSON.stringify(CASES),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  const expected = JSON.parse(said) as (number | null)[][];
  const differences = CASES.flatMap((one, i) => {
    const ours = starts(one);
    return JSON.stringify(ours) === JSON.stringify(expected[i]) ? [] : [{ one, ours, expected: expected[i] }];
  });
  expect(differences.slice(0, 10)).toEqual([]);
  const found = expected.filter(([first]) => first !== null).length;
  expect(Math.min(found, CASES.length - found)).toBeGreaterThan(CASES.length / 10);
  expect(CASES.length).toBeGreaterThanOrEqual(20_000);
});
