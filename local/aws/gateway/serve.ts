import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Gateway, passOn } from './gateway';
import { readRequest, requestIds } from './gateway-request';
import type { HttpResponse, GatewayResponses } from './gateway-responses';
import { Refusal } from './refusal';

/** Far more than the quota of 10,240 bytes, so that a request beyond it gets an answer of ours and not of node's. */
const MAX_HEADER_SIZE = 65_536;

/**
 * An HTTP server, not yet listening, that answers as the gateway does.
 * @param intercept Sees each request first, and says whether it answered it.
 */
export function gatewayServer(
  gateway: Gateway,
  responses: GatewayResponses,
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Server {
  return createServer({ maxHeaderSize: MAX_HEADER_SIZE }, (request, response) => {
    if (!intercept(request, response)) void respond(gateway, responses, request, response);
  });
}

async function respond(
  gateway: Gateway,
  responses: GatewayResponses,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const ids = requestIds();
  try {
    send(response, ids, await passOn(gateway, await readRequest(request, ids, gateway.stage)));
  } catch (error) {
    if (error instanceof Refusal) {
      send(response, ids, responses.responseTo(error, ids));
    } else {
      // The client went away in the middle of its body, or the emulation has a bug.
      if (request.complete) console.error(error);
      response.destroy();
    }
  }
}

function send(
  response: ServerResponse,
  { id, extendedId }: ReturnType<typeof requestIds>,
  { status, headers, body }: HttpResponse,
): void {
  response.writeHead(status, {
    // HTTP forbids a length with 204.
    ...(status !== 204 && { 'Content-Length': Buffer.byteLength(body) }),
    'x-amzn-RequestId': id,
    'x-amz-apigw-id': extendedId,
    ...headers,
  });
  response.end(body);
}
