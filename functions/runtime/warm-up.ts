import { describeError, logError } from './log';

/** Lambda hands over the request that it started an environment for within a few milliseconds. */
const LULL_MS = 20;

/**
 * A handler that opens its connection, and warms what it needs for that, before its first caller comes. Only when there
 * is time for it: an environment that was started for a request gets it at once, and would do everything twice.
 * @param connect Asks for nothing in particular.
 */
export function warmedUp<Event, Result>(
  handler: (event: Event) => Result,
  connect: () => Promise<unknown>,
): (event: Event) => Result {
  const timer = setTimeout(() => {
    connect().catch((error: unknown) => {
      logError({ operation: 'connect', outcome: 'unavailable', reason: describeError(error) });
    });
  }, LULL_MS);
  return (event) => {
    clearTimeout(timer);
    return handler(event);
  };
}
