import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { listenLocally } from '../../local/listen';
import { startCloud } from '../support/cloud';
import { send } from './aws/send';

/** What a server says to a request line and headers as they stand here. */
async function raw(url: string, ...lines: readonly string[]): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  return text(socket);
}

describe('listenLocally', () => {
  let server: Server;
  let url: string;
  let port: string;
  const asked: (string | undefined)[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url);
      response.end('hello');
    });
    url = await listenLocally(server, 0);
    ({ port } = new URL(url));
  });
  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('answers who names it %s', async (name) => {
    expect(await send(url, '/', { headers: { Host: `${name}:${port}` } })).toMatchObject({
      status: 200,
      text: 'hello',
    });
  });

  it.each([
    'evil.example',
    'evil.example:PORT',
    'localhost',
    '127.0.0.1',
    'localhost:1',
    'localhost.:PORT',
    'localhost.evil.example:PORT',
    'evil.example@localhost:PORT',
    '127.0.0.1:PORT, evil.example',
    '127.0.0.2:PORT',
    '0.0.0.0:PORT',
    '::1:PORT',
  ])('refuses the Host %j before anything else sees the request', async (host) => {
    asked.length = 0;
    const headers = { Host: host.replace('PORT', port) };
    const { status, body } = await send(url, '/secret', { method: 'POST', headers, body: 'admin' });
    expect(status).toBe(421);
    expect(body).toEqual({
      title: 'Misdirected Request',
      description:
        'This server is for development on its own machine: the Host of a request must be ' +
        `127.0.0.1:${port} or localhost:${port} or [::1]:${port}.`,
    });
    expect(asked).toEqual([]);
  });

  it('refuses who names it in the request line only, or not at all', async () => {
    expect(await raw(url, `GET http://127.0.0.1:${port}/ HTTP/1.1`, 'Host: evil.example')).toMatch(
      /^HTTP\/1\.1 421 /,
    );
    expect(await raw(url, 'GET / HTTP/1.1', 'Host:')).toMatch(/^HTTP\/1\.1 421 /);
    expect(await raw(url, 'GET / HTTP/1.0')).toMatch(/^HTTP\/1\.1 421 /);
    expect(await raw(url, 'GET / HTTP/1.1')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('says when the port is taken', async () => {
    await expect(listenLocally(createServer(), Number(port))).rejects.toThrow('EADDRINUSE');
  });
});

describe('every server of the local stack', () => {
  it('gives a page from elsewhere neither a token nor a document', async () => {
    const cloud = await startCloud({ apiPage: true });
    const headers = { Host: 'evil.example', 'X-Auth-Token': await cloud.token('admin') };
    const asked = [
      send(cloud.apiUrl, '/docs/token', { method: 'POST', headers, body: 'admin' }),
      send(cloud.apiUrl, '/docs/', { headers }),
      send(cloud.apiUrl, '/v2', { headers }),
      send(cloud.apiUrl, '/', { headers }),
      send(cloud.keystoneUrl, '/v3/auth/tokens', { method: 'POST', headers, body: '{}' }),
      send(cloud.keystoneUrl, '/v3', { headers }),
      send(cloud.dynamoDbUrl, '/', { method: 'POST', headers, body: '{}' }),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 421));
    await cloud.close();
  });
});
