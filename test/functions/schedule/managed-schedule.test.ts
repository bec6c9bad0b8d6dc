import { BadDataFormat } from '../../../functions/errors';
import { assertManagedSchedule, assertStartToCome } from '../../../functions/schedule/managed-schedule';
import { nextStart } from '../../../functions/schedule/next-start';
import type { JobSchedule } from '../../../functions/schedule/schedule';
import { readTrigger } from '../../../functions/schedule/trigger';
import { DOCUMENTED_EXAMPLE } from '../../support/documented-example';
import { fc } from '../../support/fast-check';
import { plainSchedules, wireSchedule } from '../../support/plain-schedules';

const NOW = new Date('2024-05-09T10:20:30.400Z');

function refusal(check: () => void): string {
  try {
    check();
  } catch (error) {
    if (error instanceof BadDataFormat) return error.message;
    throw error;
  }
  return '';
}

describe('what the service runs', () => {
  it.each<[string, JobSchedule]>([
    ['no schedule', {}],
    ['the documented one', DOCUMENTED_EXAMPLE.job_schedule],
    [
      'a date with bounds',
      { schedule_date: '2024-06-01T00:00:00', schedule_start_date: '2024-05-01T00:00:00' },
    ],
    ['a date beside an empty interval', { schedule_date: '2024-06-01T00:00:00', schedule_interval: '' }],
    ['an interval of 5 minutes', { schedule_interval: '300 seconds' }],
    ['every 5 minutes', { schedule_minute: '*/5' }],
    ['5 minutes over midnight', { schedule_hour: '0,23', schedule_minute: '0,55' }],
    [
      'close times on days far apart',
      { schedule_day_of_week: '0,2,4', schedule_hour: '0,23', schedule_minute: '0,58' },
    ],
    [
      'close times at the ends of months',
      { schedule_day: '1,30', schedule_month: '1,3', schedule_hour: '0,23', schedule_minute: '0,58' },
    ],
    ['a year', { schedule_year: '2030' }],
  ])('%s', (_, schedule) => {
    expect(
      refusal(() => {
        assertManagedSchedule(schedule);
      }),
    ).toBe('');
  });
});

describe('what the service does not run', () => {
  it.each<[JobSchedule, RegExp]>([
    [
      { schedule_date: '2024-06-01T00:00:00', schedule_interval: '1 days' },
      /^The schedule of a managed plan cannot have schedule_date and schedule_interval together; allowed: /,
    ],
    [
      { schedule_interval: '1 days', schedule_hour: '3', schedule_minute: '5' },
      /cannot have schedule_interval and schedule_hour together;/,
    ],
    [
      { schedule_date: '2024-06-01T00:00:00', schedule_month: '3' },
      /cannot have schedule_date and schedule_month together;/,
    ],
    [
      { schedule_interval: 'continuous' },
      /^The schedule of a managed plan cannot have starts 1 second apart; allowed: at least 5 minutes/,
    ],
    [{ schedule_interval: '4 minutes' }, /starts 240 seconds apart/],
    [{ schedule_interval: '299 seconds' }, /starts 299 seconds apart/],
    [{ schedule_minute: '*' }, /starts 60 seconds apart/],
    [{ schedule_minute: '*/7' }, /starts 240 seconds apart/],
    [{ schedule_hour: '3', schedule_minute: '0', schedule_second: '0,59' }, /starts 59 seconds apart/],
    [{ schedule_minute: '0,4', schedule_second: '0,50' }, /starts 50 seconds apart/],
    [{ schedule_minute: '0,5', schedule_second: '10-11' }, /starts 1 second apart/],
    [{ schedule_hour: '3,4', schedule_minute: '0,58' }, /starts 120 seconds apart/],
    [{ schedule_hour: '0,23', schedule_minute: '0,58' }, /starts 120 seconds apart/],
    [
      { schedule_day_of_week: 'sun,mon', schedule_hour: '0,23', schedule_minute: '0,58' },
      /starts 120 seconds apart/,
    ],
    [{ schedule_day: '1,31', schedule_hour: '0,23', schedule_minute: '0,58' }, /starts 120 seconds apart/],
    [
      { schedule_day: '1,28', schedule_month: '2,3', schedule_hour: '0,23', schedule_minute: '0,58' },
      /starts 120 seconds apart/,
    ],
    [
      { schedule_start_date: '2024-06-01T00:00:00' },
      /cannot have schedule_start_date alone, which starts nothing;/,
    ],
    [
      { schedule_interval: '', schedule_end_date: '2030-06-01T00:00:00' },
      /cannot have schedule_end_date alone/,
    ],
    [{ schedule_hour: '25' }, /^schedule_hour cannot be '25'/],
  ])('%j', (schedule, sentence) => {
    expect(
      refusal(() => {
        assertManagedSchedule(schedule);
      }),
    ).toMatch(sentence);
  });
});

describe('a start to come', () => {
  it.each<JobSchedule>([
    {},
    { schedule_end_date: '2024-01-01T00:00:00' },
    { schedule_date: '2024-05-09T10:20:31' },
    { schedule_interval: '99 weeks' },
    { schedule_month: '2', schedule_day: '29' },
    DOCUMENTED_EXAMPLE.job_schedule,
  ])('is not missed in %j', (schedule) => {
    expect(
      refusal(() => {
        assertStartToCome(schedule, NOW);
      }),
    ).toBe('');
  });

  it.each<JobSchedule>([
    { schedule_month: '2', schedule_day: '31' },
    { schedule_year: '2023' },
    { schedule_hour: '3', schedule_end_date: '2024-05-10T02:59:59' },
    { schedule_interval: '1 days', schedule_end_date: '2024-05-10T00:00:00' },
  ])('is missed in %j', (schedule) => {
    expect(
      refusal(() => {
        assertStartToCome(schedule, NOW);
      }),
    ).toMatch(
      /^The schedule of a managed plan has no start after 2024-05-09T10:20:30; allowed: .* in UTC, or none$/,
    );
  });

  it('is missed in a date that is over, which the message shows', () => {
    expect(
      refusal(() => {
        assertStartToCome({ schedule_date: '2024-05-09T10:20:30' }, NOW);
      }),
    ).toMatch(
      /^The schedule_date '2024-05-09T10:20:30' of a managed plan has no start after 2024-05-09T10:20:30;/,
    );
  });
});

it('too often is exactly where two consecutive starts are less than 5 minutes apart', () => {
  const WEEK_MS = 7 * 86_400_000;
  const fields = ['day_of_week', 'hour', 'minute', 'second'] as const;
  const property = fc.property(plainSchedules(fields, 3), (plain) => {
    const schedule = wireSchedule(plain);
    const trigger = readTrigger(schedule, NOW);
    if (!trigger) throw new Error('This schedule has no trigger.');
    // A week and the first start of the next one: these fields know nothing longer.
    let least = Infinity;
    let before = nextStart(trigger, NOW) ?? NOW;
    const end = before.getTime() + WEEK_MS;
    while (before.getTime() < end && least >= 300_000) {
      const start: Date = nextStart(trigger, before) ?? new Date(end);
      least = Math.min(least, start.getTime() - before.getTime());
      before = start;
    }
    const said = refusal(() => {
      assertManagedSchedule(schedule);
    });
    expect(said === '').toBe(least >= 300_000);
  });
  fc.assert(property, { numRuns: 300 });
});
