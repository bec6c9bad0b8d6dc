import { PLAN } from '../documents';
import type { Row } from '../row';

const schedule = (job_schedule: unknown) => ({ ...PLAN, job_schedule });

export const SCHEDULES: readonly Row[] = [
  {
    request: 'POST jobs/',
    note: 'empty',
    body: schedule({}),
  },
  {
    request: 'POST jobs/',
    note: 'once',
    body: schedule({ schedule_date: '2030-06-01T12:00:00' }),
  },
  {
    request: 'POST jobs/',
    note: 'once, with a zone',
    body: schedule({ schedule_date: '2030-06-01T12:00:00Z' }),
  },
  {
    request: 'POST jobs/',
    note: 'continuous',
    body: schedule({ schedule_interval: 'continuous' }),
  },
  {
    request: 'POST jobs/',
    note: 'interval within bounds',
    body: schedule({
      schedule_interval: '5 days',
      schedule_start_date: '2030-06-01T12:00:00',
      schedule_end_date: '2031-06-01T12:00:00',
    }),
  },
  {
    request: 'POST jobs/',
    note: 'cron fields',
    body: schedule({ schedule_day_of_week: 'mon-fri', schedule_hour: '1,13', schedule_minute: '*/15' }),
  },
  {
    request: 'POST jobs/',
    note: 'a date and what nobody will read',
    body: schedule({ schedule_date: '2030-06-01T12:00:00', schedule_day: 'mon, wed, fri' }),
  },
  {
    request: 'POST jobs/',
    note: 'what an agent reports',
    body: schedule({
      ...PLAN.job_schedule,
      time_created: 1234,
      time_started: 1234,
      time_ended: 5678,
      status: 'stop',
      event: 'stop',
      result: 'fail',
      current_pid: 77,
    }),
    keep: 'job',
  },
  {
    request: 'GET jobs/{job}',
  },
  {
    request: 'POST jobs/',
    note: 'a list',
    body: schedule([]),
  },
  {
    request: 'POST jobs/',
    note: 'null',
    body: schedule(null),
  },
  {
    request: 'POST jobs/',
    note: 'a text',
    body: schedule('daily'),
  },
  {
    request: 'POST jobs/',
    note: 'unknown key',
    body: schedule({ schedule_quarter: '1' }),
  },
  {
    request: 'POST jobs/',
    note: 'unknown status',
    body: schedule({ status: 'weird' }),
  },
  {
    request: 'POST jobs/',
    note: 'unknown event',
    body: schedule({ event: 'pause' }),
  },
  {
    request: 'POST jobs/',
    note: 'unknown result',
    body: schedule({ result: 'maybe' }),
  },
  {
    request: 'POST jobs/',
    note: 'time as a text',
    body: schedule({ time_started: 'never' }),
  },
  {
    request: 'POST jobs/',
    note: 'no date',
    body: schedule({ schedule_date: 'tomorrow' }),
  },
  {
    request: 'POST jobs/',
    note: 'unknown unit',
    body: schedule({ schedule_interval: '2 fortnights' }),
  },
  {
    request: 'POST jobs/',
    note: 'hour as a number',
    body: schedule({ schedule_hour: 13 }),
  },
  {
    request: 'POST jobs/',
    note: 'year of two digits',
    body: schedule({ schedule_year: '30' }),
  },
  {
    request: 'POST jobs/',
    note: 'jams an agent: event remove',
    body: schedule({ event: 'remove' }),
  },
  {
    request: 'POST jobs/',
    note: 'jams an agent: two spaces',
    body: schedule({ schedule_interval: '5  days' }),
  },
  {
    request: 'POST jobs/',
    note: 'jams an agent: start with a zone',
    body: schedule({ schedule_interval: '5 days', schedule_start_date: '2030-06-01T12:00:00Z' }),
  },
  {
    request: 'POST jobs/',
    note: 'jams an agent: end with a fraction',
    body: schedule({ schedule_interval: '5 days', schedule_end_date: '2031-06-01T12:00:00.5' }),
  },
  {
    request: 'POST jobs/',
    note: 'never runs: hour 25',
    body: schedule({ schedule_hour: '25' }),
  },
  {
    request: 'POST jobs/',
    note: 'never runs: odd weekdays',
    body: schedule({ schedule_day_of_week: 'mon, wed, fri' }),
  },
];
