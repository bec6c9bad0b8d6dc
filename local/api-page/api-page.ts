import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { DEMO_USERS } from '../keystone/demo-login';
import { apiDescription } from './api-description';
import { demoToken } from './demo-token';
import { isPageFile, pageFile } from './page-files';

/** Answers what belongs to the page, and says whether it did. */
export type ApiPage = (request: IncomingMessage, response: ServerResponse) => boolean;

interface PageResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly type: string;
  readonly body: string | Buffer;
}

/** Nothing of the page comes from elsewhere, and it talks to nobody else. Swagger UI sets styles on its elements. */
const SECURITY = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/**
 * The API's description as a page below `/docs`, where requests can be tried. `npm start` has it, a deployed API not.
 * @param keystoneUrl Of the demo's identity service; without it there is nobody to log in as, and a token is pasted.
 */
export function apiPage(keystoneUrl?: string): ApiPage {
  return (request, response) => {
    const work = workFor(request, keystoneUrl);
    if (work) void send(response, work);
    return work !== undefined;
  };
}

/** A file that has gone, or a description with a fault in it, is a fault of the answer and not of the server. */
type Work = () => PageResponse | Promise<PageResponse>;

function workFor(request: IncomingMessage, keystoneUrl?: string): Work | undefined {
  const path = request.url ?? '';
  switch (`${request.method ?? ''} ${path}`) {
    case 'GET /docs':
      // What the page names is found below its own path only with a slash at the end.
      return () => ({ status: 302, headers: { Location: '/docs/' }, type: 'text/plain', body: '' });
    case 'GET /docs/openapi.json':
      return () => ({ type: 'application/json', body: apiDescription() });
    case 'GET /docs/users':
      return () => json(200, keystoneUrl === undefined ? [] : DEMO_USERS);
    case 'POST /docs/token':
      return keystoneUrl === undefined ? undefined : () => logIn(request, keystoneUrl);
    default:
      return request.method === 'GET' && isPageFile(path) ? () => pageFile(path) : undefined;
  }
}

/** The body is the user's name. */
async function logIn(request: IncomingMessage, keystoneUrl: string): Promise<PageResponse> {
  const userName = await text(request);
  try {
    const token = await demoToken(keystoneUrl, userName);
    if (token !== undefined) return json(200, { token });
  } catch (error) {
    console.error(error);
    return json(503, { error: 'The identity service does not answer as it should.' });
  }
  return json(400, { error: `The demo has the users ${DEMO_USERS.map(({ name }) => name).join(', ')}.` });
}

function json(status: number, value: unknown): PageResponse {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

async function send(response: ServerResponse, work: Work): Promise<void> {
  try {
    const { status = 200, headers, type, body } = await work();
    response.writeHead(status, { ...SECURITY, 'Content-Type': type, ...headers }).end(body);
  } catch (error) {
    // Whoever went away in the middle of a request reads no answer.
    if (response.destroyed) return;
    console.error(error);
    response.writeHead(500, { ...SECURITY, 'Content-Type': 'text/plain' }).end(String(error));
  }
}
