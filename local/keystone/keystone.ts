import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { listenLocally } from '../listen';
import { catalogEntry, type CatalogService } from './catalog';
import { Directory } from './directory';
import { KeystoneError, notFound } from './errors';
import { type Answer, errorResponse, send } from './exchange';
import {
  type Handler,
  type IdentityService,
  issueToken,
  listProjects,
  listVersions,
  revokeToken,
  showCatalog,
  showToken,
  showVersion,
} from './handlers';
import type { IdentityData } from './identity-data';
import { TokenStore } from './tokens';
import { createTrust, deleteTrust, listTrusts, showTrust } from './trust-handlers';
import { TrustStore } from './trusts';

export interface KeystoneOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly data: IdentityData;
  /** Everything in the catalog but the identity service itself; asked anew for every token. */
  readonly services: () => readonly CatalogService[];
  /** Default 3600, as Keystone's. */
  readonly tokenLifetimeSeconds?: number;
}

export interface RunningKeystone {
  /** `http://127.0.0.1:<port>`, without `/v3`. */
  readonly url: string;
  close(): Promise<void>;
}

const TRUSTS = '/v3/OS-TRUST/trusts';

/** Keystone answers HEAD wherever it answers GET. `*` stands for one id. */
const ROUTES: readonly (readonly [method: string, path: string, handler: Handler])[] = [
  ['GET', '/', listVersions],
  ['HEAD', '/', listVersions],
  ['GET', '/v3', showVersion],
  ['HEAD', '/v3', showVersion],
  ['POST', '/v3/auth/tokens', issueToken],
  ['GET', '/v3/auth/tokens', showToken],
  ['HEAD', '/v3/auth/tokens', showToken],
  ['DELETE', '/v3/auth/tokens', revokeToken],
  ['GET', '/v3/auth/catalog', showCatalog],
  ['HEAD', '/v3/auth/catalog', showCatalog],
  ['GET', '/v3/auth/projects', listProjects],
  ['HEAD', '/v3/auth/projects', listProjects],
  ['GET', TRUSTS, listTrusts],
  ['POST', TRUSTS, createTrust],
  ['GET', `${TRUSTS}/*`, showTrust],
  ['DELETE', `${TRUSTS}/*`, deleteTrust],
];

/**
 * Starts an identity service that speaks Keystone's v3 API, on the loopback interface. It is for development and
 * tests ONLY: passwords are in clear text, nothing is throttled, and a restart forgets every token.
 * @throws Error when the port is taken or the data contradicts itself.
 */
export async function startKeystone(options: KeystoneOptions): Promise<RunningKeystone> {
  const directory = new Directory(options.data);
  const tokens = new TokenStore(options.tokenLifetimeSeconds ?? 3600);
  const server = createServer((request, response) => {
    void answer(service, request).then((result) => {
      send(response, result);
    });
  });
  const url = await listenLocally(server, options.port);
  const catalog: IdentityService['catalog'] = (scope) => {
    const services = [{ type: 'identity', name: 'keystone', url: `${url}/v3` }, ...options.services()];
    const project_id = scope.kind === 'project' ? scope.project.id : '';
    return services
      .map((entry) => ({ ...entry, url: entry.url.replace('$(project_id)s', project_id) }))
      .map(catalogEntry);
  };
  const service: IdentityService = { url, directory, tokens, trusts: new TrustStore(), catalog };
  return {
    url,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(service: IdentityService, request: IncomingMessage): Promise<Answer> {
  try {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const handler = route(request.method ?? '', path);
    const id = path.replace(/\/$/, '').split('/').at(-1) ?? '';
    return await handler(service, { request, query: new URLSearchParams(query), id });
  } catch (error) {
    return errorResponse(error, service.url);
  }
}

/** A trailing slash means nothing to Keystone. */
function route(method: string, path: string): Handler {
  const asked = path.replace(/\/$/, '') || '/';
  const rows = ROUTES.filter(([, known]) => known === asked || known === asked.replace(/[^/]+$/, '*'));
  if (rows.length === 0) throw notFound('There is no resource at this path.');
  const row = rows.find(([allowed]) => allowed === method);
  if (row) return row[2];
  const allow = rows.map(([allowed]) => allowed).join(', ');
  throw new KeystoneError(405, `This resource answers ${allow}.`, { Allow: allow });
}
