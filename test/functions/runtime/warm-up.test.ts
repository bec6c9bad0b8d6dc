import { warmedUp } from '../../../functions/runtime/warm-up';
import { captureLog } from '../../support/captured-log';

const log = captureLog();
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('connects ahead when no request comes at once', () => {
  const connect = jest.fn(() => Promise.resolve());
  const handler = warmedUp((event: string) => event.length, connect);
  expect(connect).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1000);
  expect(connect).toHaveBeenCalledTimes(1);
  expect(handler('four')).toBe(4);
});

it('leaves it to the request that comes at once', () => {
  const connect = jest.fn(() => Promise.resolve());
  const handler = warmedUp((event: string) => event.length, connect);
  expect(handler('four')).toBe(4);
  jest.advanceTimersByTime(1000);
  expect(connect).not.toHaveBeenCalled();
});

it('survives that there is nobody to connect to, and says so', async () => {
  warmedUp(
    () => undefined,
    () => Promise.reject(new Error('connect ECONNREFUSED')),
  );
  await jest.advanceTimersByTimeAsync(1000);
  expect(log).toEqual([
    {
      operation: 'connect',
      outcome: 'unavailable',
      reason: expect.stringContaining('ECONNREFUSED') as unknown,
    },
  ]);
});
