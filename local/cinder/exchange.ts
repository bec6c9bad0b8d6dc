import type { IncomingMessage, ServerResponse } from 'node:http';
import { badRequest, CinderError } from './errors';
import type { Answer } from './handlers';

/** oslo.middleware's limit for a request's body. */
const MAX_BODY_BYTES = 114_688;

/** By the part of Cinder that looks at tokens, which speaks like Keystone. */
export const UNAUTHORIZED: Answer = {
  status: 401,
  body: {
    error: {
      code: 401,
      title: 'Unauthorized',
      message: 'The request you have made requires authentication.',
    },
  },
};

/** Reads to the end even what is too long: the connection can then be used again. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (length > MAX_BODY_BYTES) throw badRequest('The request body is too long.');
  return Buffer.concat(chunks).toString();
}

export function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    throw badRequest('Malformed request body');
  }
}

export function errorResponse(error: unknown): Answer {
  if (!(error instanceof CinderError)) {
    console.error('The local Cinder failed:', error);
    return { status: 500, body: { computeFault: { code: 500, message: 'The server could not respond.' } } };
  }
  const { status, kind, message, fields } = error;
  return { status, body: { [kind]: { code: status, message, ...fields } } };
}

export function send(response: ServerResponse, { status, body }: Answer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
  response.writeHead(status, { ...headers, Server: 'local-cinder (development and tests only)' }).end(text);
}
