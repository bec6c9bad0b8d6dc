import { once } from 'node:events';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { Request } from '../../../bin/smoke/send';
import { sendOverHttp2 } from '../../../bin/smoke/send-over-http2';
import { selfSigned } from '../../support/self-signed';

type Listener = (request: Http2ServerRequest, response: Http2ServerResponse) => void;

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

  it('sends names in lower case, the path as it is and several values of one header', async () => {
    const url = await start((request, response) => {
      response.writeHead(418, { 'x-answer': 'yes' });
      response.end(
        JSON.stringify([request.httpVersion, request.method, request.url, request.headers['x-auth-token']]),
      );
    });
    const headers = { 'X-Auth-Token': ['a', 'b'] };
    const reply = await over({
      method: 'PUT',
      url: `${url}/prod/`,
      path: '/a/../b',
      headers,
      body: 'ä',
    });
    expect(reply?.status).toBe(418);
    expect(reply?.headers['x-answer']).toBe('yes');
    expect(JSON.parse(reply?.body ?? '')).toEqual(['2.0', 'PUT', '/prod/a/../b', 'a, b']);
  });

  it('says that there is no HTTP/2', async () => {
    const url = await urlOf(createServer(certificate, (_request, response) => response.end('HTTP/1.1')));
    expect(await over({ url, path: '/' })).toBeUndefined();
    expect(await over({ url: 'http://127.0.0.1:1', path: '/' })).toBeUndefined();
  });

  it('fails when there is no answer', async () => {
    const cut = await start((request) => request.stream.session?.destroy());
    await expect(over({ url: cut, path: '/' })).rejects.toThrow(/abort/);
    const silent = await start(() => undefined);
    await expect(over({ url: silent, path: '/', timeoutMs: 200 })).rejects.toThrow(/abort/);
    await expect(over({ url: 'https://127.0.0.1:1', path: '/' })).rejects.toThrow('ECONNREFUSED');
  });
});
