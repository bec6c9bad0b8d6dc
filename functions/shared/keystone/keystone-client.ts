import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** What Keystone, or whatever stands in its place, answered. */
export interface KeystoneAnswer {
  readonly status: number;
  readonly body: string;
}

/** A token's body is 1 KB without its catalog; an answer beyond this is not Keystone's. */
const MAX_BODY_BYTES = 1_000_000;
/** Where tokens are shown; `nocatalog` because nobody here reads it and Keystone is slow at writing it. */
const TOKENS_PATH = '/v3/auth/tokens?nocatalog';

/**
 * Asks Keystone over one kept-alive connection. `node:https` rather than `fetch`, whose first call costs 40 ms.
 * Errors are Node's own: refused, reset, timed out, cut.
 */
export class KeystoneClient {
  private readonly send: typeof httpsRequest;
  private readonly agent: HttpAgent;

  /**
   * @param baseUrl Identity URL without `/v3`; a path is kept.
   * @param timeoutMs For a question in all: connection, retry and body.
   * @param ca PEM certificates that Keystone's is checked against, in place of the public authorities.
   */
  constructor(
    private readonly baseUrl: string,
    private readonly timeoutMs: number,
    ca?: string,
  ) {
    const secure = baseUrl.startsWith('https:');
    this.send = secure ? httpsRequest : httpRequest;
    this.agent = secure ? new HttpsAgent({ keepAlive: true, ca }) : new HttpAgent({ keepAlive: true });
  }

  /** Opens the connection ahead of the first token, by asking for what anybody may see. */
  async connect(): Promise<void> {
    await this.get('/v3', {});
  }

  /** The token is shown to itself: Keystone's default policy allows that, so that no other secret is needed. */
  showToken(token: string): Promise<KeystoneAnswer> {
    return this.get(TOKENS_PATH, { 'X-Auth-Token': token, 'X-Subject-Token': token });
  }

  private async get(path: string, headers: Readonly<Record<string, string>>): Promise<KeystoneAnswer> {
    const deadline = Date.now() + this.timeoutMs;
    try {
      return await this.ask(path, headers, deadline);
    } catch (error) {
      if (!(error instanceof StaleConnection)) throw error;
      return this.ask(path, headers, deadline);
    }
  }

  private ask(
    path: string,
    headers: Readonly<Record<string, string>>,
    deadline: number,
  ): Promise<KeystoneAnswer> {
    return new Promise((resolve, reject) => {
      const request = this.send(this.baseUrl + path, { agent: this.agent, headers });
      const timer = setTimeout(() => {
        request.destroy(new Error(`no answer within ${this.timeoutMs} ms`));
      }, deadline - Date.now());
      let answered = false;
      request.on('close', () => {
        clearTimeout(timer);
      });
      request.on('error', (error) => {
        reject(!answered && isReset(error) && request.reusedSocket ? new StaleConnection(error) : error);
      });
      request.on('response', (response) => {
        answered = true;
        readBody(response).then(resolve, reject);
      });
      request.end();
    });
  }
}

/** Keystone closed the idle connection just when it was used again: nothing was answered, so one may ask anew. */
class StaleConnection extends Error {
  constructor(cause: Error) {
    super('the kept connection was closed', { cause });
  }
}

function isReset(error: Error): boolean {
  return 'code' in error && error.code === 'ECONNRESET';
}

function readBody(response: IncomingMessage): Promise<KeystoneAnswer> {
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
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
    });
  });
}
