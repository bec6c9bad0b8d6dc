import autocannon from 'autocannon';

/** A request that is sent again and again. */
export interface Target {
  readonly url: string;
  readonly token: string;
  readonly body?: string;
}

const CONNECTIONS = 8;

/**
 * Sends a request over eight connections for so many seconds.
 * @throws Error when one of the answers is not the wanted one: refusals are quick, and would be measured for speed.
 */
export async function load({ url, token, body }: Target, seconds: number): Promise<Record<string, number>> {
  const { requests, duration, latency, errors, non2xx } = await autocannon({
    url,
    headers: { 'x-auth-token': token, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body }),
    connections: CONNECTIONS,
    duration: seconds,
  });
  if (errors > 0 || non2xx > 0 || requests.total === 0) {
    throw new Error(`Of ${requests.total} requests ${errors} failed and ${non2xx} were refused.`);
  }
  return { perSecond: requests.total / duration, p50: latency.p50, p99: latency.p99 };
}
