import {
  armed,
  claimed,
  clockAfter,
  type ClockedPlan,
  disarmed,
  dueNow,
  rearmed,
} from '../../../../functions/jobs/document/due';
import { fc } from '../../../support/fast-check';

const NOON = new Date('2024-06-01T12:00:00.500Z');
const at = (time: string) => new Date(`2024-06-0${time}Z`);
const DAILY: ClockedPlan = { job_schedule: { schedule_hour: '13' } };
const EVERY_6_HOURS: ClockedPlan = { job_schedule: { schedule_interval: '6 hours' } };

describe('a plan that the clock does not know', () => {
  it.each<[string, ClockedPlan, string | undefined]>([
    ['with a time of day', DAILY, '2024-06-01T13:00:00'],
    ['with an interval', EVERY_6_HOURS, '2024-06-01T18:00:00'],
    ['with a date', { job_schedule: { schedule_date: '2024-06-05T00:00:00' } }, '2024-06-05T00:00:00'],
    ['without a schedule', { job_schedule: {} }, undefined],
    ['that is disabled', { ...DAILY, disabled: true }, undefined],
    ['whose date has passed', { job_schedule: { schedule_date: '2024-05-05T00:00:00' } }, undefined],
  ])('%s is due when its schedule says', (_what, plan, due) => {
    const expected = { ...plan, _anchor: '2024-06-01T12:00:00', ...(due && { _due: due, _due_shard: '0' }) };
    expect(armed(plan, NOON)).toEqual(expected);
  });
});

describe('a change of a plan', () => {
  const now = at('2T12:00:00');
  const change = (isRescheduled: boolean) => ({ isRescheduled, now });
  const plan = { ...DAILY, _due: '2024-06-02T13:00:00', _anchor: '2024-06-01T12:00:00' };
  const owed = { ...plan, _due: '2024-06-02T11:59:59' };
  const other = { job_schedule: { schedule_hour: '14' } };

  it.each<[string, ClockedPlan, Partial<ClockedPlan>, boolean, string | undefined]>([
    ['of something else leaves its start', plan, {}, false, '2024-06-02T13:00:00'],
    ['of something else leaves a start that is owed', owed, {}, false, '2024-06-02T11:59:59'],
    ['of its schedule has the start of the new one', plan, other, true, '2024-06-02T14:00:00'],
    ['of its schedule leaves a start that is owed', owed, other, true, '2024-06-02T11:59:59'],
    ['that disables it takes its start', owed, { disabled: true }, false, undefined],
    [
      'that enables it counts from now',
      { ...plan, disabled: true },
      { disabled: false },
      false,
      '2024-06-02T13:00:00',
    ],
    [
      'that is written by who does not know its start keeps it',
      plan,
      { _due: undefined } as never,
      false,
      plan._due,
    ],
  ])('%s', (_what, before, changes, isRescheduled, due) => {
    expect(clockAfter(before, { ...before, ...changes }, change(isRescheduled))._due).toBe(due);
  });

  it('keeps what an interval is counted from, but for another schedule', () => {
    const hourly = { ...armed(EVERY_6_HOURS, NOON) };
    expect(clockAfter(hourly, hourly, change(false))._anchor).toBe('2024-06-01T12:00:00');
    expect(clockAfter(hourly, hourly, change(true))._anchor).toBe('2024-06-02T12:00:00');
    expect(rearmed(hourly, at('3T01:00:00'))._due).toBe('2024-06-03T06:00:00');
  });
});

it('counts an interval from when it was found, where nobody noted when it was set', () => {
  const found = rearmed(EVERY_6_HOURS, NOON);
  expect(found).toMatchObject({ _anchor: '2024-06-01T12:00:00', _due: '2024-06-01T18:00:00' });
  expect(claimed(found, '2024-06-01T18:00:00', at('1T18:00:40'))?._due).toBe('2024-06-02T00:00:00');
});

it('is in the index of the clock as long as it has a start', () => {
  const plan = armed(DAILY, NOON);
  expect(plan).toHaveProperty('_due_shard', '0');
  expect(disarmed(plan)).not.toHaveProperty('_due_shard');
  expect(dueNow(disarmed(plan), NOON)).toHaveProperty('_due_shard', '0');
});

describe('a start', () => {
  const plan = { ...DAILY, _due: '2024-06-01T13:00:00', _anchor: '2024-06-01T12:00:00' };

  it('is taken once, and followed by the next one', () => {
    const taken = claimed(plan, '2024-06-01T13:00:00', at('1T13:00:20'));
    expect(taken).toEqual({ ...plan, _due: '2024-06-02T13:00:00', _due_shard: '0' });
    expect(taken && claimed(taken, '2024-06-01T13:00:00', at('1T13:00:20'))).toBeUndefined();
  });

  it('makes up for all that were missed before', () => {
    expect(claimed(plan, '2024-06-01T13:00:00', at('5T00:00:00'))?._due).toBe('2024-06-05T13:00:00');
  });

  it('is not taken a second time by a clock that runs behind', () => {
    expect(claimed(plan, '2024-06-01T13:00:00', at('1T12:59:00'))?._due).toBe('2024-06-02T13:00:00');
  });

  it('is not taken of a plan that is disabled, or has none', () => {
    expect(claimed({ ...plan, disabled: true }, '2024-06-01T13:00:00', NOON)).toBeUndefined();
    expect(claimed(disarmed(plan), '2024-06-01T13:00:00', NOON)).toBeUndefined();
  });

  it('that a user asks for leaves the schedule as it is', () => {
    const asked = dueNow(plan, NOON);
    expect(asked._due).toBe('2024-06-01T12:00:00');
    expect(claimed(asked, '2024-06-01T12:00:00', at('1T12:00:59'))?._due).toBe('2024-06-01T13:00:00');
  });
});

it('never goes back, whatever happens to a plan', () => {
  const step = fc.record({
    minutes: fc.integer({ min: -2, max: 3000 }),
    act: fc.constantFrom('claim', 'edit', 'reschedule', 'disable', 'enable', 'start'),
    hour: fc.integer({ min: 0, max: 23 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let now = NOON.getTime();
      let plan = armed(DAILY, NOON);
      let last = '';
      for (const { minutes, act, hour } of steps) {
        now += minutes * 60_000;
        const time = new Date(now);
        const due = plan._due;
        if (act === 'claim' && due !== undefined && due <= time.toISOString()) {
          expect(due > last).toBe(true);
          last = due;
          plan = claimed(plan, due, time) ?? plan;
          expect(plan._due === undefined || plan._due > due).toBe(true);
        }
        if (act === 'edit') plan = clockAfter(plan, plan, { isRescheduled: false, now: time });
        if (act === 'reschedule') {
          const changed = { ...plan, job_schedule: { schedule_hour: String(hour) } };
          plan = clockAfter(plan, changed, { isRescheduled: true, now: time });
          if (due !== undefined && due <= time.toISOString().slice(0, 19) && !plan.disabled) {
            expect(plan._due).toBe(due);
          }
        }
        if (act === 'disable' || act === 'enable') {
          plan = clockAfter(
            plan,
            { ...plan, disabled: act === 'disable' },
            { isRescheduled: false, now: time },
          );
        }
        expect(plan.disabled === true && plan._due !== undefined).toBe(false);
      }
    }),
  );
});
