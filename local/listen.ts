import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * @param port 0 takes a free one.
 * @returns `http://127.0.0.1:<port>`
 * @throws Error when the port is taken.
 */
export async function listenLocally(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return `http://127.0.0.1:${address.port}`;
}
