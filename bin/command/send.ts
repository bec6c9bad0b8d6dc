import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { SecureContextOptions } from 'node:tls';

export interface Request {
  readonly method?: string;
  /** Base of the API; its path is kept. */
  readonly url: string;
  /** Sent as it is: `fetch` would tidy dots and slashes away. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  readonly timeoutMs?: number;
  /** What the server's certificate must be, if not what Node asks of any. */
  readonly tls?: SecureContextOptions;
}

export interface Reply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One request over a connection of its own, byte for byte as it was written. */
export function send({
  method = 'GET',
  url,
  path,
  headers = {},
  body,
  timeoutMs = 30_000,
  tls = {},
}: Request): Promise<Reply> {
  const { protocol, hostname, port, pathname } = new URL(url);
  const open = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = open({
      ...tls,
      method,
      host: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: pathname.replace(/\/$/, '') + path,
      agent: false,
      headers: {
        ...headers,
        ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    request.end(body);
  });
}
