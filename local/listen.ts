import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';

/**
 * Listens on the loopback interface only, and answers those only who name it. A page from elsewhere can let its own
 * host name lead to 127.0.0.1, and would be of one origin with the server then: what gives it away is the `Host`.
 * @param server With its listeners of requests.
 * @param port 0 takes a free one.
 * @returns `http://127.0.0.1:<port>`
 * @throws Error when the port is taken.
 */
export async function listenLocally(server: Server, port: number): Promise<string> {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (request, response) => {
    const hosts = hostsOf(portOf(server));
    if (!hosts.includes(request.headers.host?.toLowerCase() ?? '')) refuse(request, response, hosts);
    else for (const listener of listeners) listener.call(server, request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${portOf(server)}`;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

/** Clients leave HTTP's own port out. */
function hostsOf(port: number): readonly string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])];
}

/** Neither API Gateway's form nor Keystone's: no client that was sent here by either gets to see it. */
function refuse(request: IncomingMessage, response: ServerResponse, hosts: readonly string[]): void {
  request.resume();
  const body = JSON.stringify({
    title: 'Misdirected Request',
    description: `This server is for development on its own machine: the Host of a request must be ${hosts.join(' or ')}.`,
  });
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  response.writeHead(421, { ...headers, Connection: 'close' }).end(body);
}
