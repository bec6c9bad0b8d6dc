import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { type RunningKeystone, startKeystone } from '../../../local/keystone/keystone';
import { ask, DATA, startTestKeystone } from './test-keystone';

let keystone: RunningKeystone;
beforeAll(async () => {
  keystone = await startTestKeystone();
});
afterAll(() => keystone.close());

describe('routing', () => {
  it.each(['/v2.0', '/v3/users', '/v3/auth', '/v3/auth/tokens/x', '//v3', '/V3', '/v3/auth/%74okens'])(
    '%s is unknown',
    async (path) => {
      const { status, body } = await ask(keystone, path);
      expect(status).toBe(404);
      expect(body).toMatchObject({ error: { code: 404, title: 'Not Found' } });
    },
  );

  it.each([
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/v3', 'GET, HEAD'],
    ['PUT', '/v3/auth/tokens', 'POST, GET, HEAD, DELETE'],
    ['POST', '/v3/auth/catalog', 'GET, HEAD'],
    ['PATCH', '/v3/auth/projects', 'GET, HEAD'],
  ])('%s %s is answered with the verbs that are: %s', async (method, path, allow) => {
    const { status, headers, body } = await ask(keystone, path, { method });
    expect(status).toBe(405);
    expect(headers.get('Allow')).toBe(allow);
    expect(body).toMatchObject({ error: { code: 405, title: 'Method Not Allowed' } });
  });

  it.each(['/v3/auth/tokens', '/v3/auth/tokens/', '/v3/auth/tokens?nocatalog'])(
    '%s is known',
    async (path) => {
      expect(await ask(keystone, path)).toMatchObject({ status: 401 });
    },
  );

  it.each(['/', '/v3', '/v3/auth/tokens', '/v3/auth/catalog', '/v3/auth/projects'])(
    'HEAD %s has the status of GET, and no body',
    async (path) => {
      const head = await ask(keystone, path, { method: 'HEAD' });
      expect(head).toMatchObject({ status: (await ask(keystone, path)).status, body: undefined });
    },
  );
});

describe('startKeystone', () => {
  it('listens on one loopback address only', async () => {
    expect(keystone.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    // A server that listened everywhere would answer here.
    await expect(fetch(keystone.url.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow('fetch failed');
  });

  it('keeps connections open between requests', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const reused: boolean[] = [];
    for (const path of ['/v3', '/nothing', '/v3']) {
      const request = get(keystone.url + path, { agent });
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      await once(response.resume(), 'end');
      reused.push(request.reusedSocket);
    }
    agent.destroy();
    expect(reused).toEqual([false, true, true]);
  });

  it('fails when its port is taken', async () => {
    const port = Number(new URL(keystone.url).port);
    const second = startKeystone({ port, data: DATA, services: () => [] });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('frees its port when it is closed, idle connections or not', async () => {
    const first = await startTestKeystone();
    const port = Number(new URL(first.url).port);
    await ask(first, '/v3');
    await first.close();
    const second = await startKeystone({ port, data: DATA, services: () => [] });
    expect(second.url).toBe(first.url);
    await second.close();
  });

  it('does not wait for half a request when it is closed, nor take it for a fault', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const first = await startTestKeystone();
    const socket = connect(Number(new URL(first.url).port), '127.0.0.1');
    const whole = 'GET /v3 HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const half = 'POST /v3/auth/tokens HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{"auth"';
    socket.write(whole + half);
    // Both came in one piece, so an answer to the first means that the second has begun.
    await once(socket, 'data');
    await Promise.all([first.close(), once(socket.resume(), 'close')]);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});
