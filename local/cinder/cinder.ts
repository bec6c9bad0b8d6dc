import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { isFields } from '../aws/fields';
import { listenLocally } from '../listen';
import { BlockStore } from './block-store';
import { badRequest, CinderError, itemNotFound } from './errors';
import { errorResponse, parseJson, readText, send, UNAUTHORIZED } from './exchange';
import { type Answer, ROUTES } from './handlers';
import { type ApiLimits, USUAL_LIMITS } from './list-page';

export interface CinderOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Identity service, without `/v3`, that is asked about every token; not known before a part that it names has started. */
  readonly keystoneUrl: () => string;
  /** How long it takes to make or delete a backup, in milliseconds; `by hand` until `store.finish()`. Default 2000. */
  readonly workMs?: number | 'by hand';
  /** That of another API, which this one is a second door to; default one of its own. */
  readonly store?: BlockStore;
}

export interface RunningCinder {
  /** `http://127.0.0.1:<port>`, without `/v3`. */
  readonly url: string;
  readonly store: BlockStore;
  readonly limits: ApiLimits;
  /** `METHOD path` of the newest requests, without the project. */
  readonly requests: readonly string[];
  /** Forgets these. */
  forget(): void;
  close(): Promise<void>;
}

const MOST_REQUESTS = 10_000;
const PATH = /^\/v3\/([^/]+)(\/.*)$/;

/**
 * Starts a block storage that speaks what backups of volumes need of Cinder's v3 API, on the loopback interface. It is
 * for development and tests ONLY: a volume has no content, and a restart forgets everything.
 * @throws Error when the port is taken.
 */
export async function startCinder(options: CinderOptions): Promise<RunningCinder> {
  const { keystoneUrl, store = new BlockStore(options.workMs ?? 2000) } = options;
  const limits = { ...USUAL_LIMITS };
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const [, , path = request.url ?? ''] = PATH.exec(request.url ?? '') ?? [];
    requests.push(`${request.method ?? ''} ${path}`);
    if (requests.length > MOST_REQUESTS) requests.shift();
    void answer(request, { url, store, limits, keystoneUrl }).then((result) => {
      send(response, result);
    });
  });
  const url = await listenLocally(server, options.port);
  return {
    url,
    store,
    limits,
    requests,
    forget: () => requests.splice(0),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface Api extends Pick<RunningCinder, 'url' | 'store' | 'limits'> {
  readonly keystoneUrl: () => string;
}

async function answer(request: IncomingMessage, { url, store, limits, keystoneUrl }: Api): Promise<Answer> {
  try {
    const { pathname, searchParams: query } = new URL(request.url ?? '', url);
    if (/^\/(v3\/?)?$/.test(pathname)) return versions(pathname, url, limits);
    const text = await readText(request);
    const caller = await callerOf(request.headers['x-auth-token'], keystoneUrl());
    if (!caller) return UNAUTHORIZED;
    const [, project_id = '', path = ''] = PATH.exec(pathname) ?? [];
    if (caller.project_id !== project_id) throw badRequest('Malformed request url');
    const microversion = microversionOf(request, limits.newestMicroversion);
    store.advance();
    const { handler, ids } = route(request.method ?? '', path);
    const base = `${url}/v3/${project_id}`;
    return handler({ store, limits, ...caller, microversion, query, ids, body: parseJson(text), base });
  } catch (error) {
    return errorResponse(error);
  }
}

function versions(pathname: string, url: string, { newestMicroversion }: ApiLimits): Answer {
  const version = {
    id: 'v3.0',
    status: 'CURRENT',
    version: `3.${newestMicroversion}`,
    min_version: '3.0',
    updated: '2022-08-31T00:00:00Z',
    links: [{ rel: 'self', href: `${url}/v3/` }],
    'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.volume+json;version=3' }],
  };
  return { status: pathname === '/' ? 300 : 200, body: { versions: [version] } };
}

interface Caller {
  readonly project_id: string;
  readonly user_id: string;
}

/** A token may be shown to itself. Nobody without a role in a project gets a token for it. */
async function callerOf(
  token: string | string[] | undefined,
  keystoneUrl: string,
): Promise<Caller | undefined> {
  if (typeof token !== 'string') return undefined;
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token };
  const response = await fetch(`${keystoneUrl}/v3/auth/tokens?nocatalog`, { headers });
  const body: unknown = await response.json();
  const shown = isFields(body) ? body['token'] : undefined;
  const [project, user] = isFields(shown) ? [shown['project'], shown['user']] : [];
  if (response.status !== 200 || !isFields(project) || !isFields(user)) return undefined;
  return { project_id: String(project['id']), user_id: String(user['id']) };
}

/** As in `OpenStack-API-Version: volume 3.43`; without it, 3.0. */
function microversionOf(request: IncomingMessage, newest: number): number {
  const header = String(request.headers['openstack-api-version'] ?? 'volume 3.0');
  const [, minor] = /\bvolume 3\.(\d+)\b/.exec(header) ?? [];
  if (minor === undefined || Number(minor) > newest) {
    const message = `Version ${header.replace('volume ', '')} is not supported by the API. Minimum is 3.0 and maximum is 3.${newest}.`;
    throw new CinderError(406, 'computeFault', message);
  }
  return Number(minor);
}

function route(method: string, path: string) {
  const rows = ROUTES.flatMap(([verb, pattern, handler]) => {
    const match = new RegExp(`^${pattern}/?$`).exec(path);
    return match ? [{ verb, handler, ids: match.slice(1).map(decodeURIComponent) }] : [];
  });
  if (rows.length === 0) throw itemNotFound('Resource', path);
  const row = rows.find(({ verb }) => verb === method);
  if (!row) throw new CinderError(405, 'methodNotAllowed', `This resource does not know ${method}.`);
  return row;
}
