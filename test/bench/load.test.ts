import { load } from '../../bench/load/load';
import { summarizeLoad } from '../../bench/load/summarize-load';
import { startServer } from '../support/listen';

it('counts what was answered, and how long the slowest waited', () => {
  const times = Array.from({ length: 101 }, (_, index) => 101 - index);
  expect(summarizeLoad(times, 2000)).toEqual({ perSecond: 50.5, p50: 51, p99: 100 });
});

it('sends the token and the body over eight connections, and takes a refusal for a fault', async () => {
  const seen = new Set<string>();
  let status = 200;
  const server = await startServer((request, response) => {
    request.on('data', (chunk: Buffer) =>
      seen.add(`${String(request.headers['x-auth-token'])} ${chunk.toString()}`),
    );
    request.on('end', () => response.writeHead(status).end());
  });
  const target = { url: server.url, token: 'a-token', body: '{}' };
  const { perSecond = 0 } = await load(target, 0.05);
  expect(perSecond).toBeGreaterThan(0);
  expect([...seen]).toEqual(['a-token {}']);
  expect(server.connections()).toBe(8);
  status = 401;
  await expect(load(target, 0.05)).rejects.toThrow('answered 401');
  await server.close();
});
