import { HttpClient, type HttpRequest, type HttpResponse, JSON_BODY } from '../outbound/http-client';

/** The response of Keystone, or of whatever stands in its place. */
export type KeystoneResponse = Pick<HttpResponse, 'status' | 'body'>;

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
  showToken(token: string, asker: string): Promise<KeystoneResponse> {
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
    const response = await this.ask({ method: 'POST', path: TOKENS_PATH, headers, body });
    const token = response.headers['x-subject-token'];
    if (response.status === 201 && typeof token === 'string') return token;
    throw new Error(`Keystone issued no token: it responded with ${response.status}`);
  }

  /** Whatever the owner of a token may ask. */
  askAs(token: string, { headers = {}, ...request }: HttpRequest): Promise<KeystoneResponse> {
    return this.ask({ ...request, headers: { ...headers, 'X-Auth-Token': token } });
  }
}
