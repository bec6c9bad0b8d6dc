import { type Reply, send } from '../../../bin/command/send';

export interface KeystoneRequest {
  readonly method?: string;
  /** Behind `/v3`. */
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A running Keystone, and what it gave out. */
export class KeystoneApi {
  /** Every token that was issued through this object: none of them may ever be seen in a log. */
  readonly issued: string[] = [];

  /** @param url Without `/v3`. */
  constructor(readonly url: string) {}

  /** @throws Error when Keystone refuses: what prepares a test must succeed. */
  async ask(request: KeystoneRequest): Promise<unknown> {
    const { body } = await this.succeed(request);
    return body === '' ? undefined : JSON.parse(body);
  }

  /** Asks for a token. */
  async issue(request: KeystoneRequest): Promise<string> {
    const token = (await this.succeed({ method: 'POST', ...request })).headers['x-subject-token'];
    if (token === undefined) throw new Error(`Keystone answered ${request.path} without a token.`);
    this.issued.push(token);
    return token;
  }

  /** The status when a token asks about itself, as the authorizer lets it do. */
  async showToItself(token: string): Promise<number> {
    const headers = { 'X-Subject-Token': token, 'OpenStack-Identity-Access-Rules': '1' };
    const { status } = await this.send({ path: '/auth/tokens?nocatalog', token, headers });
    return status;
  }

  private async succeed(request: KeystoneRequest): Promise<Reply> {
    const reply = await this.send(request);
    if (reply.status < 300) return reply;
    throw new Error(`${request.method ?? 'GET'} ${request.path}: ${reply.status} ${reply.body}`);
  }

  private send({ method = 'GET', path, token, headers, body }: KeystoneRequest): Promise<Reply> {
    return send({
      method,
      url: this.url,
      path: `/v3${path}`,
      headers: {
        'Content-Type': 'application/json',
        ...(token !== undefined && { 'X-Auth-Token': token }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

type Path = readonly (string | number)[];

/** The text at the end of a path through an answer, as in `textAt(answer, 'roles', 0, 'id')`. */
export function textAt(answer: unknown, ...path: Path): string {
  const text = optionalTextAt(answer, ...path);
  if (text === undefined) throw new Error(`Keystone's answer has no text at ${path.join('.')}.`);
  return text;
}

export function optionalTextAt(answer: unknown, ...path: Path): string | undefined {
  const value = path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null
        ? new Map<string, unknown>(Object.entries(parent)).get(String(key))
        : undefined,
    answer,
  );
  return typeof value === 'string' ? value : undefined;
}
