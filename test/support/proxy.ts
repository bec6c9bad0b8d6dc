import {
  type IncomingMessage,
  request as httpRequest,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { startServer, type TestServer } from './listen';

export interface Proxy extends TestServer {
  /** From now on every request is answered so; undefined makes the proxy honest again. */
  misbehave(listener: RequestListener | undefined): void;
  /** `METHOD path` of every request since the last call of `forget`. */
  readonly requests: readonly string[];
  forget(): void;
}

/** Stands in front of a server and passes everything on, until it is told not to. */
export async function startProxy(target: () => string): Promise<Proxy> {
  const requests: string[] = [];
  let mischief: RequestListener | undefined;
  const server = await startServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (mischief) mischief(request, response);
    else passOn(target(), request, response);
  });
  return {
    ...server,
    requests,
    forget: () => requests.splice(0),
    misbehave: (listener) => {
      mischief = listener;
    },
  };
}

/** The servers of the local stack answer only those who name them. */
export function headersFor(target: string, { headers }: IncomingMessage): IncomingMessage['headers'] {
  return { ...headers, host: new URL(target).host };
}

export function passOn(target: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, url } = request;
  const headers = headersFor(target, request);
  const forwarded = httpRequest(target + (url ?? ''), { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  forwarded.on('error', () => response.destroy());
  request.pipe(forwarded);
}

/** Answers with a status and a body, as JSON unless the body is a web page. */
export function answering(status: number, body: unknown): RequestListener {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = text.startsWith('<') ? 'text/html' : 'application/json';
  return (request, response) => {
    request.resume();
    response.writeHead(status, { 'Content-Type': type }).end(text);
  };
}

/** Answers when ten seconds have passed. */
export function answeringLate(answer: RequestListener): RequestListener {
  return (request, response) => {
    const timer = setTimeout(answer, 10_000, request, response);
    response.on('close', () => {
      clearTimeout(timer);
    });
  };
}

export const NEVER_ANSWERING: RequestListener = (request) => {
  request.resume();
};
export const RESETTING: RequestListener = (request) => {
  request.socket.resetAndDestroy();
};
export const CUTTING: RequestListener = (request, response) => {
  request.resume();
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
  response.write('{"token": {', () => request.socket.destroy());
};
export const STALLING: RequestListener = (request, response) => {
  request.resume();
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
  response.write('{"token": {');
};
