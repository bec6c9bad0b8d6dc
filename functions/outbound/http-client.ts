import {
  Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from 'node:https';
import { urlToHttpOptions } from 'node:url';

/** The response of a service, or of whatever stands in its place. */
export interface HttpResponse {
  readonly status: number;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** What is asked of a service. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** It must not reach the service twice, so it takes a connection of its own, which is not asked anew. */
  readonly once?: boolean;
}

export const JSON_BODY = { 'Content-Type': 'application/json' } as const;
/** A connection idle for longer may have been dropped by a firewall, which nobody tells; load balancers wait 60 s. */
const KEPT_MS = 50_000;
/** Nothing on the way forgets a connection that was in use so lately. */
const SURE_MS = 5000;

/**
 * Asks one service over kept-alive connections. `node:https` rather than `fetch`, whose first call costs 40 ms.
 * Errors are Node's own: refused, reset, timed out, cut.
 */
export class HttpClient {
  private readonly send: typeof httpsRequest;
  /** Where the service is. Node would take a URL apart anew for every request. */
  private readonly place: Pick<RequestOptions, 'protocol' | 'hostname' | 'port' | 'ca'>;
  private readonly basePath: string;
  private readonly agent: HttpAgent;
  private lastUsed = Date.now();

  /**
   * @param baseUrl Its path is kept, and goes before each request's.
   * @param timeoutMs For a request in all: connection, retry and body.
   * @param ca PEM certificates that the service's is checked against, in place of the public authorities.
   * @param mostBytes A longer body is none of the service's.
   */
  constructor(
    baseUrl: string,
    private readonly timeoutMs: number,
    ca?: string,
    private readonly mostBytes = 1_000_000,
  ) {
    const url = new URL(baseUrl);
    const { protocol, hostname, port } = urlToHttpOptions(url);
    this.place = { protocol, hostname, port, ca };
    this.basePath = url.pathname.replace(/\/$/, '');
    const [send, Agent] = protocol === 'https:' ? [httpsRequest, HttpsAgent] : [httpRequest, HttpAgent];
    this.send = send;
    this.agent = new Agent({ keepAlive: true });
  }

  async ask(request: HttpRequest): Promise<HttpResponse> {
    const now = Date.now();
    const deadline = now + this.timeoutMs;
    if (request.once) return this.exchange(request, deadline, false);
    const idle = now - this.lastUsed;
    this.lastUsed = now;
    if (idle > KEPT_MS) this.dropKept();
    // What changes nothing may be asked twice, where the connection may be one that was forgotten.
    const unsure = idle > SURE_MS && idle <= KEPT_MS && request.method === 'GET';
    const kept = this.exchange(request, deadline);
    try {
      return await (unsure ? within(this.timeoutMs / 3, kept, (late) => new StaleConnection(late)) : kept);
    } catch (error) {
      if (!(error instanceof StaleConnection)) throw error;
      // The next connection in the pool may be as old. A service that is only slow responds over the first.
      this.dropKept();
      const anew = this.exchange(request, deadline);
      return Promise.any([kept, anew]).catch(() => anew);
    }
  }

  private exchange(
    { method, path, headers = {}, body }: HttpRequest,
    deadline: number,
    agent: HttpAgent | false = this.agent,
  ): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const request = this.send({ ...this.place, path: this.basePath + path, method, agent, headers });
      const timer = setTimeout(() => {
        request.destroy(new Error(`no response within ${this.timeoutMs} ms`));
      }, deadline - Date.now());
      let responded = false;
      request.on('close', () => {
        clearTimeout(timer);
      });
      request.on('error', (error) => {
        reject(!responded && isClosed(error) && request.reusedSocket ? new StaleConnection(error) : error);
      });
      request.on('response', (response) => {
        responded = true;
        readResponse(response, this.mostBytes).then(resolve, reject);
      });
      request.end(body);
    });
  }

  /** Connections that wait for a request; those in use go on. */
  private dropKept(): void {
    for (const socket of Object.values(this.agent.freeSockets).flat()) socket?.destroy();
  }
}

/** The kept connection was closed just when it was used again, or is silent: there was no response, so one may ask anew. */
class StaleConnection extends Error {
  constructor(cause: Error) {
    super('the kept connection was closed or forgotten', { cause });
  }
}

/** The service has said more than is read. */
export class BodyTooLong extends Error {}

function isClosed(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function readResponse(response: IncomingMessage, mostBytes: number): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > mostBytes) {
        response.destroy(new BodyTooLong(`a response of more than ${mostBytes} bytes`));
      }
    });
    response.on('error', reject);
    response.on('end', () => {
      const { statusCode: status = 0, headers } = response;
      resolve({ status, body: Buffer.concat(chunks).toString(), headers });
    });
  });
}

/**
 * The result, if it comes in time; what is still being done goes on.
 * @param refusal What it fails with, of an error that says so.
 */
export async function within<Result>(
  ms: number,
  work: Promise<Result>,
  refusal: (late: Error) => Error = (late) => late,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(refusal(new Error(`no result within ${ms} ms`)));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
