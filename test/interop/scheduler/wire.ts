import type { IncomingMessage, RequestListener } from 'node:http';
import { startServer, type TestServer } from '../../support/listen';
import { passOn } from '../../support/proxy';

/** What a request meets on its way: it waits, and is answered so where there is an answer. */
export type Obstacle = (request: IncomingMessage) => Promise<RequestListener | undefined>;

/** The way from the scheduler and the commands to the API. */
export interface Wire extends TestServer {
  /** How often a scheduler has asked for its jobs. */
  readonly polls: () => number;
  /** From now on requests meet this; undefined lets all pass. */
  readonly put: (obstacle: Obstacle | undefined) => void;
}

export async function startWire(target: string): Promise<Wire> {
  let polls = 0;
  let obstacle: Obstacle | undefined;
  const server = await startServer((request, response) => {
    if (isPoll(request)) polls++;
    const meeting = obstacle?.(request) ?? Promise.resolve(undefined);
    void meeting.then((answer) => {
      if (answer) answer(request, response);
      else passOn(target, request, response);
    });
  });
  return {
    ...server,
    polls: () => polls,
    put: (next) => {
      obstacle = next;
    },
  };
}

/** Only schedulers ask for ten jobs. */
function isPoll({ method, url = '' }: IncomingMessage): boolean {
  return method === 'GET' && url.endsWith('/jobs/?limit=10&offset=0');
}
