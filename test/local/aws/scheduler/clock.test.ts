import type { Outcome } from '../../../../local/aws/lambda/outcome';
import { Clock } from '../../../../local/aws/scheduler/clock';
import type { Schedule } from '../../../../local/aws/scheduler/read-schedules';

const RUNNER = 'arn:aws:lambda:us-east-1:123456789012:function:Runner';
const SCHEDULE: Schedule = {
  id: 'Clock',
  everyMs: 60_000,
  enabled: true,
  functionArn: RUNNER,
  input: { shard: 0 },
};
const PAUSED: Schedule = { ...SCHEDULE, id: 'Paused', enabled: false };
const FAILED: Outcome = { error: { errorType: 'Error', errorMessage: 'broken' } };

/** A clock of a function that never ends, or ends in some way. */
function clockOf(schedules: readonly Schedule[], outcome?: Outcome) {
  const invoked: unknown[] = [];
  const invoke = (event: unknown): Promise<Outcome> => {
    invoked.push(event);
    return outcome ? Promise.resolve(outcome) : new Promise(() => undefined);
  };
  const clock = new Clock(schedules, (arn) => {
    expect(arn).toBe(RUNNER);
    return { invoke };
  });
  return { clock, invoked };
}

describe('a clock', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('ticks at its rate, whether the tick before has ended or not, and until it is closed', () => {
    const { clock, invoked } = clockOf([SCHEDULE]);
    clock.start();
    jest.advanceTimersByTime(59_999);
    expect(invoked).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(invoked).toEqual([{ shard: 0 }]);
    jest.advanceTimersByTime(120_000);
    expect(invoked).toHaveLength(3);
    clock.close();
    jest.advanceTimersByTime(600_000);
    expect(invoked).toHaveLength(3);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not try again what has failed', async () => {
    const { clock, invoked } = clockOf([SCHEDULE], FAILED);
    clock.start();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(invoked).toHaveLength(1);
    clock.close();
  });

  it('stands still until it is started, and where it is disabled', () => {
    const still = clockOf([SCHEDULE]);
    const paused = clockOf([PAUSED]);
    paused.clock.start();
    jest.advanceTimersByTime(600_000);
    expect([still.invoked, paused.invoked]).toEqual([[], []]);
    paused.clock.close();
  });
});

describe('a tick by hand', () => {
  it('tells how the functions have ended', async () => {
    const { clock, invoked } = clockOf([SCHEDULE, PAUSED], FAILED);
    expect(await clock.tick()).toEqual([FAILED]);
    expect(invoked).toEqual([{ shard: 0 }]);
  });

  it('is nothing where there is no schedule', async () => {
    expect(await clockOf([]).clock.tick()).toEqual([]);
  });
});
