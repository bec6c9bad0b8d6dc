import { withoutZones } from '../../../bin/migrate/fix-zones';

it('turns bounds with an offset into UTC, of plans and of sessions', () => {
  const schedule = {
    schedule_start_date: '2024-05-10T01:00:00.5+02:00',
    schedule_end_date: '2024-12-31T23:30:00-01:00',
    schedule_date: '2024-05-10T01:00:00+02:00',
    schedule_hour: '4',
  };
  const fixed = {
    ...schedule,
    schedule_start_date: '2024-05-09T23:00:00',
    schedule_end_date: '2025-01-01T00:30:00',
  };
  expect(withoutZones({ job_id: 'j', job_schedule: schedule })).toEqual({ job_id: 'j', job_schedule: fixed });
  expect(withoutZones({ session_id: 's', schedule })).toEqual({ session_id: 's', schedule: fixed });
});

it.each([
  ['a bound without a zone', { schedule_start_date: '2024-05-10T01:00:00' }],
  ['a time that does not exist', { schedule_start_date: '2024-02-40T01:00:00+02:00' }],
  ['what is no text', { schedule_start_date: null }],
])('leaves %s', (_case, job_schedule) => {
  expect(withoutZones({ job_schedule })).toEqual({ job_schedule });
});
