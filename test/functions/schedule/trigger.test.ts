import { BadDataFormat } from '../../../functions/errors';
import type { JobSchedule } from '../../../functions/schedule/schedule';
import { assertTrigger } from '../../../functions/schedule/trigger';
import { DOCUMENTED_EXAMPLE } from '../../support/documented-example';

function refusal(schedule: JobSchedule): string {
  try {
    assertTrigger(schedule);
  } catch (error) {
    if (error instanceof BadDataFormat) return error.message;
    throw error;
  }
  return '';
}

describe('what an agent can run passes', () => {
  it.each<[string, JobSchedule]>([
    ['no schedule', {}],
    ['the documented one', DOCUMENTED_EXAMPLE.job_schedule],
    ['a date', { schedule_date: '2024-02-29T16:20:00' }],
    ['a date with a zone', { schedule_date: '2024-02-29T16:20:00.123456+05:30' }],
    ['continuous', { schedule_interval: 'continuous' }],
    ['an interval', { schedule_interval: '1 seconds' }],
    ['a century', { schedule_interval: '36525 days' }],
    ['bounds', { schedule_interval: '5 days', schedule_start_date: '2024-01-01T00:00:00' }],
    ['what it reported', { status: 'running', event: '', time_started: -1, current_pid: 7 }],
    ['an empty date before an interval', { schedule_date: '', schedule_interval: '2 hours' }],
    ['every cron field', { schedule_year: '2030', schedule_week: '*/2', schedule_second: '30' }],
  ])('%s', (_, schedule) => {
    expect(refusal(schedule)).toBe('');
  });
});

describe('what it does not look at is not looked at', () => {
  const tempest = {
    schedule_date: '2015-06-02T16:20:00',
    schedule_month: '1-6, 9-12',
    schedule_day: 'mon, wed, fri',
    schedule_hour: '03',
    schedule_minute: '25',
  };

  it('cron fields beside a date, as tempest sends them', () => {
    expect(refusal(tempest)).toBe('');
  });

  it('but alone they count', () => {
    const { schedule_date, ...alone } = tempest;
    expect(schedule_date).not.toBe('');
    expect(refusal(alone)).toMatch(/^schedule_day cannot be 'mon, wed, fri'; allowed: /);
  });

  it('an interval beside a date, cron fields beside an interval', () => {
    expect(refusal({ schedule_date: '2024-01-01T00:00:00', schedule_interval: '0 days' })).toBe('');
    expect(refusal({ schedule_interval: '1 days', schedule_hour: '25' })).toBe('');
  });
});

describe('what jams or misleads an agent is refused', () => {
  it.each<[JobSchedule, RegExp]>([
    [{ schedule_hour: '25' }, /^schedule_hour cannot be '25'; allowed: .* from 0 to 23$/],
    [{ schedule_month: '' }, /^schedule_month cannot be '';/],
    [{ schedule_minute: 5 }, /^schedule_minute cannot be 5;/],
    [{ schedule_second: null }, /^schedule_second cannot be None;/],
    [{ schedule_year: '1969' }, /^schedule_year cannot be '1969'; .* from 1970 to 9999$/],
    [{ schedule_interval: '0 days' }, /^schedule_interval cannot be '0 days'; .* number above 0/],
    [{ schedule_interval: '1  days' }, /one space/],
    [{ schedule_interval: `${'0'.repeat(5000)}5 days` }, /^schedule_interval cannot be/],
    [{ schedule_interval: '1 month' }, /weeks, days, hours, minutes or seconds/],
    [{ schedule_interval: '36526 days' }, /at most 100 years/],
    [{ schedule_interval: '99999999999999999999 weeks' }, /at most 100 years/],
    [{ schedule_interval: 5 }, /^schedule_interval cannot be 5;/],
    [{ schedule_date: '2024-02-31T00:00:00' }, /^schedule_date cannot be '2024-02-31T00:00:00'; .* existing/],
    [{ schedule_date: '2024-01-01T00:00:00.1234567' }, /up to six decimals/],
    [{ schedule_date: '12024-01-01T00:00:00' }, /^schedule_date /],
    [{ schedule_date: '2024-01-01T00:00:00+2' }, /^schedule_date /],
    [{ schedule_date: 1 }, /^schedule_date cannot be 1;/],
  ])('%j', (schedule, sentence) => {
    expect(refusal(schedule)).toMatch(sentence);
  });

  it.each(['schedule_start_date', 'schedule_end_date'])('%s, whatever the trigger', (key) => {
    for (const value of [
      '2024-01-01T00:00:00Z',
      '2024-01-01T00:00:00+02:00',
      '2024-02-30T00:00:00',
      '',
      null,
      1,
    ]) {
      const sentence = refusal({ schedule_date: '2024-01-01T00:00:00', [key]: value });
      expect(sentence.startsWith(`${key} cannot be `)).toBe(true);
      expect(sentence).toMatch(/YYYY-MM-DDTHH:MM:SS, without a zone$/);
    }
  });

  it('however long the value, the sentence is short', () => {
    expect(refusal({ schedule_hour: '1,'.repeat(100_000) }).length).toBeLessThan(300);
  });
});
