import { text } from 'node:stream/consumers';
import { send } from '../../../bin/command/send';
import { startServer } from '../../support/listen';

describe('send', () => {
  it.each(['/a/../b', '//a//', '/a%2fb?c=%zz', '/a/./;b'])('leaves the path %s as it is', async (path) => {
    const server = await startServer((request, response) => response.end(request.url));
    expect((await send({ url: `${server.url}/prod/`, path })).body).toBe(`/prod${path}`);
    await server.close();
  });

  it('leaves the spelling of headers, tells the length of a body and reads the answer', async () => {
    const server = await startServer((request, response) => {
      void text(request).then((body) => {
        const { method, rawHeaders } = request;
        response.writeHead(418, { 'X-Answer': 'yes' }).end(JSON.stringify({ method, rawHeaders, body }));
      });
    });
    const request = { method: 'DELETE', path: '/', headers: { 'x-AUTH-tokeN': 't' }, body: 'ä' };
    const { status, headers, body } = await send({ url: server.url, ...request });
    await server.close();
    expect(status).toBe(418);
    expect(headers['x-answer']).toBe('yes');
    const seen = JSON.parse(body) as { rawHeaders: string[] };
    expect(seen).toMatchObject({ method: 'DELETE', body: 'ä' });
    expect(seen.rawHeaders.join(' ')).toMatch(/^(?=.*x-AUTH-tokeN t)(?=.*Content-Length 2)/);
  });

  it('follows no redirection, which could carry a token elsewhere', async () => {
    const server = await startServer((_request, response) => {
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    expect((await send({ url: server.url, path: '/' })).status).toBe(302);
    expect(server.connections()).toBe(1);
    await server.close();
  });

  it.each([
    ['silent', () => undefined],
    [
      'silent after its headers',
      (response: { flushHeaders(): void }) => {
        response.flushHeaders();
      },
    ],
  ])('gives up on a server that is %s', async (_case, listener) => {
    const server = await startServer((_request, response) => {
      listener(response);
    });
    await expect(send({ url: server.url, path: '/', timeoutMs: 100 })).rejects.toThrow(/abort/);
    await server.close();
  });

  it('fails when the answer is cut', async () => {
    const server = await startServer((request, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('half', () => request.socket.destroy());
    });
    await expect(send({ url: server.url, path: '/' })).rejects.toThrow(/aborted/);
    await server.close();
  });
});
