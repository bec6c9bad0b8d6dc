import { request } from 'node:http';

export interface Reply {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
  /** The body as JSON, undefined when it is empty. */
  readonly body: unknown;
}

/** Sends a path as it is: `fetch` would normalise it. Headers in turns of name and value may repeat. */
export function send(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body = '' }: SendOptions = {},
): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const json = (response.headers['content-type'] ?? '').includes('json') && text !== '';
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text,
          body: json ? JSON.parse(text) : undefined,
        });
      });
    })
      .on('error', reject)
      .end(body);
  });
}

export interface SendOptions {
  readonly method?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Buffer;
}
