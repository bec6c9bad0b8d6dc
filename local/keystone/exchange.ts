import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { badRequest, errorBody, KeystoneError } from './errors';
import { type Fields, isFields } from './fields';

/** What a handler answers; without a body it is empty. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** oslo.middleware's limit for a request's body. */
const MAX_BODY_BYTES = 114_688;
const SERVER = 'local-keystone (development and tests only)';

/** @throws KeystoneError 400 when the body is not a JSON object, 413 when it is too long. */
export async function readBody(request: IncomingMessage): Promise<Fields> {
  const body = parseJson(await readText(request));
  if (!isFields(body)) throw badRequest('The request body must be a JSON object.');
  return body;
}

/** Reads to the end even what is too long: the connection can then be used again. */
async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch {
    // The caller hung up: no fault of ours, though nobody will read this answer.
    throw badRequest('The request body ends too early.');
  }
  if (length > MAX_BODY_BYTES) throw new KeystoneError(413, 'The request body is too long.');
  return Buffer.concat(chunks).toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The request body is not JSON.');
  }
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    // HTTP forbids a length, even zero, with 204.
    ...(status !== 204 && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
    'x-openstack-request-id': `req-${randomUUID()}`,
    Vary: 'X-Auth-Token',
    Server: SERVER,
    ...headers,
  });
  response.end(text);
}

/** @param url Identity URL that a 401 sends the caller to. */
export function errorResponse(error: unknown, url: string): Answer {
  if (!(error instanceof KeystoneError)) {
    console.error('The local Keystone failed:', error);
    return { status: 500, body: errorBody(500, 'The server could not handle this request.') };
  }
  const { status, message, headers } = error;
  const challenge = status === 401 && { 'WWW-Authenticate': `Keystone uri="${url}/v3"` };
  return { status, headers: { ...headers, ...challenge }, body: errorBody(status, message) };
}
