import { once } from 'node:events';
import {
  connect as connectHttp2,
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type IncomingHttpHeaders,
} from 'node:http2';
import { isIP } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Reply, Request } from '../command/send';

const DEFAULT_PORT = 443;

/**
 * One request over HTTP/2, in which all names of headers are in lower case.
 * @param ca PEM certificates, in place of the public authorities.
 * @returns undefined when the server does not offer HTTP/2, as none does without TLS.
 */
export async function sendOverHttp2(request: Request, ca?: string): Promise<Reply | undefined> {
  const url = new URL(request.url);
  if (url.protocol !== 'https:') return undefined;
  const signal = AbortSignal.timeout(request.timeoutMs ?? 30_000);
  const socket = await openSocket(url, signal, ca);
  try {
    if (socket.alpnProtocol !== 'h2') return undefined;
    const session = connectHttp2(url.origin, { createConnection: () => socket });
    return await exchange(session, url.pathname.replace(/\/$/, ''), request, signal);
  } finally {
    socket.destroy();
  }
}

async function openSocket({ hostname, port }: URL, signal: AbortSignal, ca?: string): Promise<TLSSocket> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const ALPNProtocols = ['h2', 'http/1.1'];
  const socket = connectTls({
    host,
    // An address is no name that a server could have a certificate for.
    ...(isIP(host) === 0 && { servername: host }),
    port: port === '' ? DEFAULT_PORT : Number(port),
    ALPNProtocols,
    ...(ca !== undefined && { ca }),
  });
  try {
    await once(socket, 'secureConnect', { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function exchange(
  session: ClientHttp2Session,
  base: string,
  { method = 'GET', path, headers = {}, body }: Request,
  signal: AbortSignal,
): Promise<Reply> {
  const target = { ':method': method, ':path': base + path };
  const stream = session.request({ ...target, ...headers }, { signal, endStream: body === undefined });
  // Otherwise an error of the session's, which the stream has as well, would end the process.
  session.on('error', () => stream.destroy());
  stream.on('error', () => undefined);
  if (body !== undefined) stream.end(body);
  const { ':status': status, ...others } = await headersOf(stream);
  return {
    status: Number(status),
    headers: Object.fromEntries(Object.entries(others).map(([name, value]) => [name, String(value)])),
    body: await text(stream),
  };
}

/** @throws Error of the stream; and of our own, as a connection that is closed ends the stream without one. */
async function headersOf(stream: ClientHttp2Stream): Promise<IncomingHttpHeaders> {
  const closed = new AbortController();
  stream.on('close', () => {
    closed.abort();
  });
  try {
    const [headers] = (await once(stream, 'response', { signal: closed.signal })) as [IncomingHttpHeaders];
    return headers;
  } catch (error) {
    if (!closed.signal.aborted || stream.errored) throw error;
    throw new Error('the connection was closed before an answer came', { cause: error });
  }
}
