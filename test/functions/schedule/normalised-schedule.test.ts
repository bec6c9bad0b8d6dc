import { normalisedSchedule } from '../../../functions/schedule/schedule';

it.each([
  ['5   days', '5 days'],
  ['5 days', '5 days'],
  ['continuous', 'continuous'],
])('writes the interval %j as %j', (sent, kept) => {
  expect(normalisedSchedule({ schedule_interval: sent })).toEqual({ schedule_interval: kept });
});

it.each(['schedule_start_date', 'schedule_end_date'])('writes UTC plainly in %s', (key) => {
  for (const suffix of ['', 'Z', '+00:00', '-00:00', '.000000', '.5', '.000Z', '.123456789+00:00']) {
    expect(normalisedSchedule({ [key]: `2024-01-01T00:00:00${suffix}` })).toEqual({
      [key]: '2024-01-01T00:00:00',
    });
  }
});

it('leaves the rest as it was sent', () => {
  const schedule = {
    schedule_start_date: '2024-01-01T00:00:00+02:00',
    schedule_date: '2024-01-01T00:00:00.5Z',
    schedule_day: 'mon,  wed',
    event: '',
    time_created: -1,
  };
  expect(normalisedSchedule(schedule)).toEqual(schedule);
});
