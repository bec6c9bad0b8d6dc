import {
  configuredSchedule,
  isEmpty,
  isRecurring,
  isReport,
  reportedSchedule,
  runtimeSchedule,
} from '../../../functions/schedule/schedule';

const CONFIGURED = { schedule_interval: '1 days', schedule_start_date: '2024-05-09T00:00:00' };
const REPORTED = {
  status: 'running',
  result: '',
  current_pid: 1,
  time_created: 1,
  time_started: 2,
  time_ended: -1,
};
const schedule = { ...CONFIGURED, ...REPORTED, event: 'stop' };

describe('the keys of a schedule', () => {
  it('are a user’s or of the run', () => {
    expect(configuredSchedule(schedule)).toEqual(CONFIGURED);
    expect(runtimeSchedule(schedule)).toEqual({ ...REPORTED, event: 'stop' });
  });

  it('of the run are an agent’s, but for the event', () => {
    expect(reportedSchedule(schedule)).toEqual(REPORTED);
  });

  it('may be none', () => {
    expect([isEmpty({}), isEmpty({ event: '' })]).toEqual([true, false]);
  });
});

describe('isReport', () => {
  it.each([
    [{ status: '' }, true],
    [{ time_created: 1, event: 'stop' }, true],
    [{ event: 'stop', schedule_hour: '13' }, false],
    [{}, false],
  ])('of %p is %p', (schedule, expected) => {
    expect(isReport(schedule)).toBe(expected);
  });
});

describe('isRecurring', () => {
  it.each<[boolean, object]>([
    [false, {}],
    [false, { status: 'completed', schedule_start_date: '2024-05-09T00:00:00' }],
    [false, { schedule_date: '2024-05-09T00:00:00', schedule_interval: '1 days', schedule_hour: '1' }],
    [false, { schedule_date: '', schedule_interval: '' }],
    [true, { schedule_date: '', schedule_interval: 'continuous' }],
    [true, { schedule_date: null, schedule_day_of_week: 'mon' }],
  ])('is %p for %j', (expected, schedule) => {
    expect(isRecurring({ ...schedule })).toBe(expected);
  });
});
