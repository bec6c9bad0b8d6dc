import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from 'node:https';
import { urlToHttpOptions } from 'node:url';

/** What Keystone, or whatever stands in its place, answered. */
export interface KeystoneAnswer {
  readonly status: number;
  readonly body: string;
  /** A token that was issued. */
  readonly subjectToken?: string | undefined;
}

/** What is asked of Keystone. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A token's body is 1 KB without its catalog; an answer beyond this is not Keystone's. */
const MAX_BODY_BYTES = 1_000_000;
/** `nocatalog` because nobody here reads it and Keystone is slow at writing it. */
const TOKENS_PATH = '/v3/auth/tokens?nocatalog';
export const JSON_BODY = { 'Content-Type': 'application/json' } as const;
/** A connection idle for longer may have been dropped by a firewall, which nobody tells; load balancers wait 60 s. */
const KEPT_MS = 50_000;
/** Nothing on the way forgets a connection that was in use so lately. */
const SURE_MS = 5000;

/**
 * Asks Keystone over one kept-alive connection. `node:https` rather than `fetch`, whose first call costs 40 ms.
 * Errors are Node's own: refused, reset, timed out, cut.
 */
export class KeystoneClient {
  private readonly send: typeof httpsRequest;
  /** Where Keystone is. Node would take a URL apart anew for every request. */
  private readonly place: Pick<RequestOptions, 'protocol' | 'hostname' | 'port'>;
  private readonly basePath: string;
  private readonly agent: HttpAgent;
  private lastUsed = Date.now();

  /**
   * @param baseUrl Identity URL without `/v3`; a path is kept.
   * @param timeoutMs For a question in all: connection, retry and body.
   * @param ca PEM certificates that Keystone's is checked against, in place of the public authorities.
   */
  constructor(
    baseUrl: string,
    private readonly timeoutMs: number,
    ca?: string,
  ) {
    const url = new URL(baseUrl);
    const { protocol, hostname, port } = urlToHttpOptions(url);
    this.place = { protocol, hostname, port };
    this.basePath = url.pathname.replace(/\/$/, '');
    this.send = this.isSecure() ? httpsRequest : httpRequest;
    this.agent = this.isSecure()
      ? new HttpsAgent({ keepAlive: true, ca })
      : new HttpAgent({ keepAlive: true });
  }

  /** Opens the connection ahead of the first token, by asking for what anybody may see. */
  async connect(): Promise<void> {
    await this.ask({ method: 'GET', path: '/v3' });
  }

  /**
   * @param asker The token that asks. A token may be shown to itself: Keystone's default policy allows that, so that
   *   no other secret is needed.
   */
  showToken(token: string, asker: string): Promise<KeystoneAnswer> {
    const headers = {
      'X-Auth-Token': asker,
      'X-Subject-Token': token,
      // Who does not ask for access rules will not enforce them: Keystone then hides restricted tokens from him.
      'OpenStack-Identity-Access-Rules': '1',
    };
    return this.ask({ method: 'GET', path: TOKENS_PATH, headers });
  }

  /** @param request Body of `POST /v3/auth/tokens`. */
  async issueToken(request: unknown): Promise<string> {
    const headers = JSON_BODY;
    const body = JSON.stringify(request);
    const answer = await this.ask({ method: 'POST', path: TOKENS_PATH, headers, body });
    if (answer.status === 201 && answer.subjectToken) return answer.subjectToken;
    throw new Error(`Keystone issued no token: it answered ${answer.status}`);
  }

  /** Whatever the owner of a token may ask. */
  askAs(token: string, { headers = {}, ...question }: Question): Promise<KeystoneAnswer> {
    return this.ask({ ...question, headers: { ...headers, 'X-Auth-Token': token } });
  }

  private async ask(question: Question): Promise<KeystoneAnswer> {
    const now = Date.now();
    const deadline = now + this.timeoutMs;
    const idle = now - this.lastUsed;
    this.lastUsed = now;
    if (idle > KEPT_MS) this.dropKept();
    // What changes nothing may be asked twice, where the connection may be one that was forgotten.
    const unsure = idle > SURE_MS && idle <= KEPT_MS && question.method === 'GET';
    const kept = this.exchange(question, deadline);
    try {
      return await (unsure ? within(this.timeoutMs / 3, kept, (late) => new StaleConnection(late)) : kept);
    } catch (error) {
      if (!(error instanceof StaleConnection)) throw error;
      // The next connection in the pool may be as old. A Keystone that is only slow answers over the first.
      this.dropKept();
      const anew = this.exchange(question, deadline);
      return Promise.any([kept, anew]).catch(() => anew);
    }
  }

  private exchange(question: Question, deadline: number): Promise<KeystoneAnswer> {
    const { method, path, headers = {}, body } = question;
    const { agent } = this;
    return new Promise((resolve, reject) => {
      const request = this.send({ ...this.place, path: this.basePath + path, method, agent, headers });
      const timer = setTimeout(() => {
        request.destroy(new Error(`no answer within ${this.timeoutMs} ms`));
      }, deadline - Date.now());
      let answered = false;
      request.on('close', () => {
        clearTimeout(timer);
      });
      request.on('error', (error) => {
        reject(!answered && isClosed(error) && request.reusedSocket ? new StaleConnection(error) : error);
      });
      request.on('response', (response) => {
        answered = true;
        readAnswer(response).then(resolve, reject);
      });
      request.end(body);
    });
  }

  /** Connections that wait for a question; those in use go on. */
  private dropKept(): void {
    for (const socket of Object.values(this.agent.freeSockets).flat()) socket?.destroy();
  }

  private isSecure(): boolean {
    return this.place.protocol === 'https:';
  }
}

/** The kept connection was closed just when it was used again, or is silent: nothing was answered, so one may ask anew. */
class StaleConnection extends Error {
  constructor(cause: Error) {
    super('the kept connection was closed or forgotten', { cause });
  }
}

function isClosed(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function readAnswer(response: IncomingMessage): Promise<KeystoneAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_BODY_BYTES) {
        response.destroy(new Error(`an answer of more than ${MAX_BODY_BYTES} bytes`));
      }
    });
    response.on('error', reject);
    response.on('end', () => {
      const { statusCode: status = 0, headers } = response;
      const body = Buffer.concat(chunks).toString();
      resolve({ status, body, subjectToken: headers['x-subject-token']?.toString() });
    });
  });
}

/**
 * The answer, if it comes in time; what is still being done goes on.
 * @param refusal What it fails with, of an error that says so.
 */
export async function within<Answer>(
  ms: number,
  work: Promise<Answer>,
  refusal: (late: Error) => Error = (late) => late,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(refusal(new Error(`no answers within ${ms} ms`)));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
