import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { listenLocally } from '../../local/listen';
import { selfSigned } from '../../test/support/self-signed';

export interface StubResponses {
  /** DynamoDB's to a `GetItem` of the plan. */
  readonly item: string;
  /** Keystone's to "show token". */
  readonly token: string;
}

export interface TlsStub {
  readonly url: string;
  /** TLS connections that were opened so far. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** DynamoDB and Keystone over TLS, as far as a reader of one plan needs them: always the same responses, at once. */
export async function startTlsStub(responses: StubResponses): Promise<TlsStub> {
  let connections = 0;
  const server = createServer(selfSigned('localhost'), (request, response) => {
    respond(request, response, responses);
  });
  server.on('secureConnection', () => connections++);
  server.keepAliveTimeout = 60_000;
  const url = await listenLocally(server, 0);
  return {
    url: url.replace('http:', 'https:'),
    connections: () => connections,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function respond(request: IncomingMessage, response: ServerResponse, { item, token }: StubResponses): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    // The key that is read during init is of no plan.
    const [type, text] =
      request.method === 'GET'
        ? ['application/json', token]
        : ['application/x-amz-json-1.0', body.includes('"-"') ? '{}' : item];
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) }).end(text);
  });
}
