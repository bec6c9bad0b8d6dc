import { once } from 'node:events';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Request } from '../../../bin/command/send';
import { sendOverHttp2 } from '../../../bin/smoke/send-over-http2';
import { selfSigned } from '../../support/self-signed';

type Listener = (request: Http2ServerRequest, response: Http2ServerResponse) => void;

/** Names and values take turns. */
const tokensIn = (rawHeaders: readonly string[]): readonly string[] =>
  rawHeaders.filter((_value, index) => rawHeaders[index - 1] === 'x-auth-token');

describe('sendOverHttp2', () => {
  const certificate = selfSigned('localhost');
  const closers: (() => void)[] = [];
  afterAll(() => {
    for (const close of closers) close();
  });

  const urlOf = async (server: Server): Promise<string> => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => server.close());
    return `https://localhost:${String((server.address() as AddressInfo).port)}`;
  };
  const over = (request: Request) => sendOverHttp2(request, certificate.cert);
  const start = (listener: Listener) => urlOf(createSecureServer(certificate, listener));

  it('leaves the path as it is, and sends a header for each value', async () => {
    const url = await start((request, response) => {
      response.writeHead(418, { 'x-answer': 'yes' });
      void text(request).then((body) => {
        const { httpVersion, method, url: path, rawHeaders } = request;
        response.end(JSON.stringify({ httpVersion, method, path, body, tokens: tokensIn(rawHeaders) }));
      });
    });
    const headers = { 'X-Auth-Token': ['a', 'b'] };
    const reply = await over({
      method: 'GET',
      url: `${url}/prod/`,
      path: '/a/../b',
      headers,
      body: 'ä',
    });
    expect(reply?.status).toBe(418);
    expect(reply?.headers['x-answer']).toBe('yes');
    expect(JSON.parse(reply?.body ?? '')).toEqual({
      httpVersion: '2.0',
      method: 'GET',
      path: '/prod/a/../b',
      body: 'ä',
      tokens: ['a', 'b'],
    });
  });

  it('says that there is no HTTP/2', async () => {
    const url = await urlOf(createServer(certificate, (_request, response) => response.end('HTTP/1.1')));
    expect(await over({ url, path: '/' })).toBeUndefined();
    expect(await over({ url: 'http://127.0.0.1:1', path: '/' })).toBeUndefined();
  });

  it('fails when there is no answer', async () => {
    const cut = await start((request) => request.stream.session?.destroy());
    await expect(over({ url: cut, path: '/' })).rejects.toThrow('closed before an answer');
    const silent = await start(() => undefined);
    await expect(over({ url: silent, path: '/', timeoutMs: 200 })).rejects.toThrow(/abort/);
    await expect(over({ url: 'https://127.0.0.1:1', path: '/' })).rejects.toThrow('ECONNREFUSED');
  });
});
