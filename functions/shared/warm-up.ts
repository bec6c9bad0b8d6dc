import { describeError, logError } from './log';

/** A read of nothing during init opens the connection and warms the SDK, so that the first caller does not wait for it. */
export function warmUp(readNothing: () => Promise<unknown>): void {
  readNothing().catch((error: unknown) => {
    logError({ operation: 'connect', outcome: 'unavailable', reason: describeError(error) });
  });
}
