import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';

/** Starts a server on a free loopback port. */
export async function listen(server: NetServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}

export interface TestServer {
  readonly url: string;
  /** TCP connections that were opened so far. */
  readonly connections: () => number;
  readonly server: Server;
  readonly close: () => Promise<void>;
}

/** An HTTP server of a test's own, to stand where Keystone or DynamoDB stand and misbehave. */
export async function startServer(listener: RequestListener): Promise<TestServer> {
  let connections = 0;
  const server = createServer(listener).on('connection', () => connections++);
  const url = await listen(server);
  return {
    url,
    server,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
