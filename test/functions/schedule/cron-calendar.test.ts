import type { JobSchedule } from '../../../functions/schedule/schedule';
import { DOCUMENTED_EXAMPLE } from '../../support/documented-example';
import { fc } from '../../support/fast-check';
import { hasStartAt, plainSchedules, wireSchedule } from '../../support/plain-schedules';
import { startAfter } from '../../support/start-after';

describe('the next start by cron fields', () => {
  it.each<[string, JobSchedule, after: string, expected: string | undefined]>([
    [
      'the documented plan: today',
      DOCUMENTED_EXAMPLE.job_schedule,
      '2024-05-09T12:59:59.999Z',
      '2024-05-09T13:00:00',
    ],
    [
      'the documented plan: strictly after',
      DOCUMENTED_EXAMPLE.job_schedule,
      '2024-05-09T13:00:00Z',
      '2024-05-10T13:00:00',
    ],
    [
      'within a second that is a start',
      { schedule_second: '*' },
      '2024-05-09T00:00:00.5Z',
      '2024-05-09T00:00:01',
    ],
    [
      'fields below the last given are least',
      { schedule_month: '6' },
      '2024-06-01T00:00:00Z',
      '2025-06-01T00:00:00',
    ],
    [
      'a year alone is its first second',
      { schedule_year: '2030' },
      '2024-05-09T00:00:00Z',
      '2030-01-01T00:00:00',
    ],
    [
      'fields above the first given are free',
      { schedule_hour: '3' },
      '2024-12-31T03:00:00Z',
      '2025-01-01T03:00:00',
    ],
    [
      'a week alone is each of its days',
      { schedule_week: '19' },
      '2024-05-09T00:00:00Z',
      '2024-05-10T00:00:00',
    ],
    ['0 is Monday', { schedule_day_of_week: '0' }, '2024-05-09T00:00:00Z', '2024-05-13T00:00:00'],
    [
      'days and weekdays must agree',
      { schedule_day: '13', schedule_day_of_week: 'fri' },
      '2024-05-09T00:00:00Z',
      '2024-09-13T00:00:00',
    ],
    [
      'all fields carry',
      { schedule_minute: '59', schedule_second: '59' },
      '2024-12-31T23:59:59Z',
      '2025-01-01T00:59:59',
    ],
    [
      'a time of day that is over',
      { schedule_hour: '8', schedule_minute: '5,50' },
      '2024-05-09T08:50:00Z',
      '2024-05-10T08:05:00',
    ],
    ['lists, ranges and steps', { schedule_hour: '1,8-18/5' }, '2024-05-09T08:00:00Z', '2024-05-09T13:00:00'],
    [
      'names',
      { schedule_month: 'JAN-mar', schedule_day_of_week: 'sat-sun' },
      '2024-05-09T00:00:00Z',
      '2025-01-04T00:00:00',
    ],
  ])('%s', (_, schedule, after, expected) => {
    expect(startAfter(schedule, after)).toBe(expected);
  });

  it.each<[string, JobSchedule, after: string, expected: string | undefined]>([
    [
      '29 February in a common year',
      { schedule_month: '2', schedule_day: '29' },
      '2025-01-01T00:00:00Z',
      '2028-02-29T00:00:00',
    ],
    [
      '29 February around 2100',
      { schedule_month: '2', schedule_day: '29' },
      '2096-02-29T00:00:00Z',
      '2104-02-29T00:00:00',
    ],
    [
      'a 29 February that is a Sunday',
      { schedule_month: '2', schedule_day: '29', schedule_day_of_week: '6' },
      '2072-03-01T00:00:00Z',
      '2088-02-29T00:00:00',
    ],
    ['the 31st skips short months', { schedule_day: '31' }, '2024-03-31T00:00:00Z', '2024-05-31T00:00:00'],
    ['the last day', { schedule_day: 'last' }, '2024-02-01T00:00:00Z', '2024-02-29T00:00:00'],
    ['the second Friday', { schedule_day: '2nd fri' }, '2024-05-09T00:00:00Z', '2024-05-10T00:00:00'],
    ['a fifth Monday', { schedule_day: '5th mon' }, '2024-05-01T00:00:00Z', '2024-07-29T00:00:00'],
    ['the last Saturday', { schedule_day: 'LAST sat' }, '2024-05-25T00:00:00Z', '2024-06-29T00:00:00'],
    ['a number or the last day', { schedule_day: '15,last' }, '2024-05-15T00:00:00Z', '2024-05-31T00:00:00'],
    [
      'week 53 only where a year has one',
      { schedule_week: '53' },
      '2021-01-03T00:00:00Z',
      '2026-12-28T00:00:00',
    ],
    [
      'week 53 reaches into January',
      { schedule_week: '53', schedule_month: '1' },
      '2024-01-01T00:00:00Z',
      '2027-01-01T00:00:00',
    ],
    [
      'week 1 begins in December',
      { schedule_week: '1', schedule_month: '12' },
      '2024-05-09T00:00:00Z',
      '2024-12-30T00:00:00',
    ],
    [
      'week 52 may end in January',
      { schedule_week: '52', schedule_month: '1' },
      '2021-05-09T00:00:00Z',
      '2022-01-01T00:00:00',
    ],
  ])('%s', (_, schedule, after, expected) => {
    expect(startAfter(schedule, after)).toBe(expected);
  });
});

describe('of any cron fields', () => {
  const YEARS = [Date.UTC(2023, 11, 1), Date.UTC(2033, 1, 1)] as const;
  const instant = fc.integer({ min: YEARS[0] / 1000, max: YEARS[1] / 1000 }).map((seconds) => seconds * 1000);
  const timeAfter = (schedule: JobSchedule, after: number): number => {
    const text = startAfter(schedule, new Date(after));
    return text === undefined ? Infinity : Date.parse(`${text}Z`);
  };

  /** Walks the steps of a window: none that the rule allows may precede the next start, which it allows itself. */
  function assertFirst(
    fields: Parameters<typeof plainSchedules>[0],
    mostValues: number,
    step: number,
    steps: number,
  ) {
    const property = fc.property(plainSchedules(fields, mostValues), instant, (plain, from) => {
      const after = Math.floor(from / step) * step;
      const start = timeAfter(wireSchedule(plain), after);
      expect(start).toBeGreaterThan(after);
      if (start < Infinity) expect(hasStartAt(plain, new Date(start))).toBe(true);
      const last = Math.min(start - step, after + steps * step);
      for (let time = after + step; time <= last; time += step) {
        if (hasStartAt(plain, new Date(time))) throw new Error(`passed over ${new Date(time).toISOString()}`);
      }
    });
    fc.assert(property, { numRuns: 200 });
  }

  it('the next start is the first second that all fields allow', () => {
    assertFirst(['day_of_week', 'hour', 'minute', 'second'], 30, 1000, 2000);
  });

  it('the next start is the first day that all fields allow', () => {
    assertFirst(['year', 'month', 'day', 'week', 'day_of_week'], 5, 86_400_000, 800);
  });

  it('a later instant has no earlier next start', () => {
    const fields = ['year', 'month', 'day', 'week', 'day_of_week', 'hour', 'minute', 'second'] as const;
    const property = fc.property(plainSchedules(fields, 10), instant, instant, (plain, one, other) => {
      const schedule = wireSchedule(plain);
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
      expect(timeAfter(schedule, earlier)).toBeLessThanOrEqual(timeAfter(schedule, later));
      // Nothing lies between an instant and its next start, so that all instants between share it.
      const start = timeAfter(schedule, earlier);
      if (later < start) expect(timeAfter(schedule, later)).toBe(start);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
