import type { JobSchedule } from '../../../functions/schedule/schedule';
import { SET_AT, startAfter } from '../../support/start-after';

describe('cron fields', () => {
  it.each<[string, JobSchedule, after: string, expected: string | undefined]>([
    [
      '31 February never comes',
      { schedule_month: '2', schedule_day: '31' },
      '2024-05-09T00:00:00Z',
      undefined,
    ],
    [
      'nor a week 53 in summer',
      { schedule_month: '7', schedule_week: '53' },
      '2024-05-09T00:00:00Z',
      undefined,
    ],
    ['a past year is over', { schedule_year: '2023', schedule_hour: '*' }, '2024-05-09T00:00:00Z', undefined],
    [
      'a far year comes',
      { schedule_year: '9999', schedule_day: 'last' },
      '2024-05-09T00:00:00Z',
      '9999-01-31T00:00:00',
    ],
    ['no year has five digits', { schedule_minute: '*' }, '9999-12-31T23:59:59Z', undefined],
    [
      'a start date counts itself',
      { schedule_hour: '6', schedule_start_date: '2025-01-01T06:00:00' },
      '2024-05-09T00:00:00Z',
      '2025-01-01T06:00:00',
    ],
    [
      'an old start date does not',
      { schedule_hour: '6', schedule_start_date: '2023-01-01T00:00:00' },
      '2024-05-09T00:00:00Z',
      '2024-05-09T06:00:00',
    ],
    [
      'an end date counts itself',
      { schedule_hour: '6', schedule_end_date: '2024-05-09T06:00:00' },
      '2024-05-09T00:00:00Z',
      '2024-05-09T06:00:00',
    ],
    [
      'nothing comes after it',
      { schedule_hour: '6', schedule_end_date: '2024-05-09T05:59:59' },
      '2024-05-09T00:00:00Z',
      undefined,
    ],
  ])('%s', (_, schedule, after, expected) => {
    expect(startAfter(schedule, after)).toBe(expected);
  });
});

describe('dates and intervals', () => {
  it.each<[string, JobSchedule, after: string, expected: string | undefined]>([
    [
      'a date to come',
      { schedule_date: '2024-05-10T00:00:00' },
      '2024-05-09T00:00:00Z',
      '2024-05-10T00:00:00',
    ],
    ['a date that is over', { schedule_date: '2024-05-09T00:00:00' }, '2024-05-09T00:00:00Z', undefined],
    [
      'a date in another zone',
      { schedule_date: '2024-05-09T01:00:00+05:30' },
      '2024-05-08T00:00:00Z',
      '2024-05-08T19:30:00',
    ],
    [
      'a part of a second is none',
      { schedule_date: '2024-05-10T00:00:00.999999Z' },
      '2024-05-09T00:00:00Z',
      '2024-05-10T00:00:00',
    ],
    [
      'a date is not bounded',
      { schedule_date: '2024-05-10T00:00:00', schedule_end_date: '2024-05-09T00:00:00' },
      '2024-05-09T00:00:00Z',
      '2024-05-10T00:00:00',
    ],
    [
      'a date precedes an interval',
      { schedule_date: '2024-05-10T00:00:00', schedule_interval: '1 hours' },
      '2024-05-10T00:00:00Z',
      undefined,
    ],
    [
      'an interval counts from its start date',
      { schedule_interval: '2 days', schedule_start_date: '2024-05-01T06:00:00' },
      '2024-05-09T06:00:00Z',
      '2024-05-11T06:00:00',
    ],
    [
      'a start date is the first start',
      { schedule_interval: '2 days', schedule_start_date: '2024-06-01T06:00:00' },
      '2024-05-09T00:00:00Z',
      '2024-06-01T06:00:00',
    ],
    [
      'without one, the first start is an interval after it was set',
      { schedule_interval: '2 hours' },
      SET_AT,
      '2024-05-09T12:20:30',
    ],
    [
      'nor is there one before that',
      { schedule_interval: '2 hours' },
      '2024-05-09T00:00:00Z',
      '2024-05-09T12:20:30',
    ],
    ['and the rest follows', { schedule_interval: '2 hours' }, '2024-05-12T12:20:30Z', '2024-05-12T14:20:30'],
    [
      'weeks',
      { schedule_interval: '2 weeks', schedule_start_date: '2024-05-01T00:00:00' },
      '2024-05-02T00:00:00Z',
      '2024-05-15T00:00:00',
    ],
    [
      'continuous is every second',
      { schedule_interval: 'continuous' },
      '2024-05-10T00:00:00Z',
      '2024-05-10T00:00:01',
    ],
    [
      'an interval ends with its end date',
      {
        schedule_interval: '1 hours',
        schedule_start_date: '2024-05-09T00:00:00',
        schedule_end_date: '2024-05-09T02:00:00',
      },
      '2024-05-09T02:00:00Z',
      undefined,
    ],
    [
      'an interval ends with the calendar',
      { schedule_interval: '1 hours' },
      '9999-12-31T23:20:30Z',
      undefined,
    ],
    [
      'an interval precedes cron fields',
      { schedule_interval: '1 hours', schedule_second: '*' },
      SET_AT,
      '2024-05-09T11:20:30',
    ],
    ['no schedule sets no start', {}, SET_AT, undefined],
    ['nor do bounds', { schedule_start_date: '2024-05-10T00:00:00' }, SET_AT, undefined],
    [
      'nor what an agent reported',
      { status: 'scheduled', schedule_date: '', schedule_interval: '' },
      SET_AT,
      undefined,
    ],
  ])('%s', (_, schedule, after, expected) => {
    expect(startAfter(schedule, after)).toBe(expected);
  });
});
