import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

/** A request as it came over the wire; nothing in it is decoded or normalised. */
export interface GatewayRequest {
  readonly id: string;
  readonly extendedId: string;
  readonly time: Date;
  readonly verb: string;
  readonly protocol: string;
  /** As the client sent it, with the stage where the client named one. */
  readonly fullPath: string;
  /** Without the stage. */
  readonly path: string;
  readonly query: string;
  /** In the order and spelling of the client, repeated ones repeated. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  readonly sourceIp: string;
}

/** The parts of node's request that matter. */
type IncomingRequest = AsyncIterable<Buffer> &
  Pick<IncomingMessage, 'url' | 'method' | 'rawHeaders' | 'httpVersion'> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  };

/** API Gateway's quotas: characters of the URL, and bytes of all header values and of the body. */
const MAX_URL = 10_240;
const MAX_HEADER_VALUES = 10_240;
const MAX_BODY = 10 * 1024 * 1024;

/** Ids of a request: the plain one is what `x-amzn-RequestId` and the logs show. */
export function requestIds(): { readonly id: string; readonly extendedId: string } {
  return { id: randomUUID(), extendedId: randomBytes(11).toString('base64') };
}

/**
 * @param stage Both `/<stage>/v2/…`, as below execute-api, and `/v2/…`, as below a custom domain, are understood.
 * @throws Refusal when the request is larger than API Gateway takes.
 */
export async function readRequest(
  request: IncomingRequest,
  ids: ReturnType<typeof requestIds>,
  stage: string,
): Promise<GatewayRequest> {
  // Also a refused body is read to its end, so that the client gets to read the answer.
  const body = await readBody(request);
  const headers = pairs(request.rawHeaders);
  const url = request.url ?? '';
  const headerBytes = headers.reduce((sum, [, value]) => sum + Buffer.byteLength(value, 'latin1'), 0);
  if (headerBytes > MAX_HEADER_VALUES) throw new Refusal('HEADERS_TOO_LARGE');
  if (url.length > MAX_URL) throw new Refusal('URI_TOO_LONG');
  const mark = url.indexOf('?');
  const fullPath = mark < 0 ? url : url.slice(0, mark);
  return {
    ...ids,
    time: new Date(),
    verb: request.method ?? '',
    protocol: `HTTP/${request.httpVersion}`,
    fullPath,
    path: withoutStage(fullPath, stage),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    body,
    sourceIp: request.socket.remoteAddress ?? '',
  };
}

/** All values of a header, whatever the case of its name. */
export function headerValues({ headers }: Pick<GatewayRequest, 'headers'>, name: string): readonly string[] {
  return headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}

function withoutStage(path: string, stage: string): string {
  const prefix = `/${stage}`;
  if (path === prefix) return '/';
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

/** Node lists names and values in turn. */
function pairs(rawHeaders: readonly string[]): readonly (readonly [string, string])[] {
  return rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : []));
}

async function readBody(request: AsyncIterable<Buffer>): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= MAX_BODY) chunks.push(chunk);
  }
  if (length > MAX_BODY) throw new Refusal('REQUEST_TOO_LARGE');
  return length === 0 ? null : Buffer.concat(chunks).toString();
}
