import { Agent, request } from 'node:http';
import { summarizeLoad } from './summarize-load';

/** A request that is sent again and again. */
export interface Target {
  readonly url: string;
  readonly token: string;
  readonly body?: string;
}

const CONNECTIONS = 8;

/**
 * Sends a request over eight connections for so many seconds, each as soon as the one before it is answered. Not with
 * autocannon, which counts no answer that ends with its connection: all of freezer-api's do.
 * @throws Error when one of the answers is not the wanted one: refusals are quick, and would be measured for speed.
 */
export async function load(target: Target, seconds: number): Promise<Record<string, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const connection = async (): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now();
      await ask(target, agent);
      times.push(performance.now() - sent);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
    return summarizeLoad(times, performance.now() - begin);
  } finally {
    agent.destroy();
  }
}

function ask({ url, token, body }: Target, agent: Agent): Promise<void> {
  const headers = {
    'X-Auth-Token': token,
    ...(body !== undefined && {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
    }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, timeout: 30_000 }, (response) => {
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${String(response.statusCode)}.`));
      });
      response.resume();
    });
    asked.on('error', reject);
    asked.on('timeout', () => asked.destroy(new Error(`${url} did not answer.`)));
    asked.end(body);
  });
}
