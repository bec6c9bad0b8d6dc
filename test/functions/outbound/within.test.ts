import { within } from '../../../functions/outbound/http-client';

describe('within', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const never = new Promise<never>(() => undefined);

  it('gives what comes in time, good or bad, and leaves no timer behind', async () => {
    await expect(within(10, Promise.resolve('answer'))).resolves.toBe('answer');
    await expect(within(10, Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('waits no longer', async () => {
    const refusal = expect(within(10, never)).rejects.toThrow('no result within 10 ms');
    jest.advanceTimersByTime(10);
    await refusal;
  });

  it('fails as its caller fails', async () => {
    const asRefusal = (cause: Error) => new TypeError('not now', { cause });
    const refusal = expect(within(10, never, asRefusal)).rejects.toMatchObject({
      name: 'TypeError',
      message: 'not now',
    });
    jest.advanceTimersByTime(10);
    await refusal;
  });
});
