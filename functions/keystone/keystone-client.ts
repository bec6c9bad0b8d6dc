import { HttpClient, JSON_BODY, type Question, type Reply } from '../outbound/http-client';

/** What Keystone, or whatever stands in its place, answered. */
export type KeystoneAnswer = Pick<Reply, 'status' | 'body'>;

/** `nocatalog` because nobody here reads it and Keystone is slow at writing it. */
const TOKENS_PATH = '/v3/auth/tokens?nocatalog';

/** Asks Keystone. Its base URL is without `/v3`. */
export class KeystoneClient extends HttpClient {
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
    const token = answer.headers['x-subject-token'];
    if (answer.status === 201 && typeof token === 'string') return token;
    throw new Error(`Keystone issued no token: it answered ${answer.status}`);
  }

  /** Whatever the owner of a token may ask. */
  askAs(token: string, { headers = {}, ...question }: Question): Promise<KeystoneAnswer> {
    return this.ask({ ...question, headers: { ...headers, 'X-Auth-Token': token } });
  }
}
