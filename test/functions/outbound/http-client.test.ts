import { createServer as createHttpsServer } from 'node:https';
import { HttpClient } from '../../../functions/outbound/http-client';
import { listen, startServer } from '../../support/listen';
import { selfSigned } from '../../support/self-signed';

// The rest is seen through functions/keystone and functions/cinder.
describe('HttpClient', () => {
  it('sends what must not be sent twice over a connection of its own, and not again', async () => {
    const asked: string[] = [];
    const server = await startServer((request, response) => {
      request.resume();
      asked.push(request.method ?? '');
      if (request.method === 'POST') request.socket.resetAndDestroy();
      else response.end('{}');
    });
    const client = new HttpClient(server.url, 2000);
    await client.ask({ method: 'GET', path: '/' });
    await expect(client.ask({ method: 'POST', path: '/', once: true })).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    expect(asked).toEqual(['GET', 'POST']);
    expect(server.connections()).toBe(2);
    await client.ask({ method: 'GET', path: '/' });
    expect(server.connections()).toBe(2);
    await server.close();
  });

  it('reads no longer body than it is told', async () => {
    const server = await startServer((_request, response) => response.end('x'.repeat(101)));
    await expect(
      new HttpClient(server.url, 2000, undefined, 100).ask({ method: 'GET', path: '/' }),
    ).rejects.toThrow('more than 100 bytes');
    await server.close();
  });

  it('believes certificates of its own authorities only', async () => {
    const { key, cert } = selfSigned('localhost');
    const server = createHttpsServer({ key, cert }, (_request, response) => response.end('{}'));
    const url = (await listen(server)).replace('http://127.0.0.1', 'https://localhost');
    const question = { method: 'GET', path: '/' } as const;
    for (const once of [false, true]) {
      expect(await new HttpClient(url, 2000, cert).ask({ ...question, once })).toMatchObject({ status: 200 });
    }
    await expect(new HttpClient(url, 2000).ask(question)).rejects.toThrow('self-signed');
    server.closeAllConnections();
    server.close();
  });
});
