import { send } from '../../../bin/command/send';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The API as a user of one project sees it, not by way of the wire. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly project: string,
    private readonly token: string,
  ) {}

  /** @param path Behind the project. */
  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await send({
      method,
      url: this.url,
      path: `/v2/${this.project}/${path}`,
      headers: { 'X-Auth-Token': this.token, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: answer.body === '' ? undefined : JSON.parse(answer.body) };
  }

  /** @throws Error when it is refused: what prepares a test must succeed. */
  async succeed(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.ask(method, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}
