import { BlockStorageError } from '../errors';
import { isFields, parseJson } from '../keystone/json';
import type { TrustToken } from '../keystone/trust-token';
import {
  BodyTooLong,
  HttpClient,
  type HttpRequest,
  type HttpResponse,
  JSON_BODY,
} from '../outbound/http-client';
import { endpointIn, type EndpointChoice } from './endpoint';

/** Backups have metadata since then, and a filter that is not allowed is refused, not ignored (3.31). */
const MICROVERSION = { 'OpenStack-API-Version': 'volume 3.43' };
/**
 * A page of lists holds up to 100 volumes. 25 of them are read at once in a function's 512 MB, and a user may put any amount
 * of metadata into a volume or a backup.
 */
const MAX_BODY_BYTES = 2_000_000;

export interface CinderSettings extends EndpointChoice {
  /** For a request in all. */
  readonly timeoutMs: number;
  /** PEM certificates that Cinder's is checked against, in place of the public authorities. */
  readonly ca?: string | undefined;
}

/** The owner's rights, or the token, are gone. Data, because a run goes on without this project. */
export interface Refused {
  readonly kind: 'refused';
}
/** Cinder itself says that the thing is not there. */
export interface Gone {
  readonly kind: 'gone';
}
export const REFUSED: Refused = { kind: 'refused' };
export const GONE: Gone = { kind: 'gone' };

/** The response of Cinder, if it is one that a working Cinder gives. */
export interface CinderResponse {
  readonly status: 200 | 202 | 204 | 400 | 401 | 403 | 404 | 413;
  readonly body: unknown;
}

export interface CinderRequest extends Pick<HttpRequest, 'method' | 'path' | 'once'> {
  /** @param hasMetadata Whether backups have metadata in the API that is asked. */
  readonly body?: (hasMetadata: boolean) => object;
}

const STATUSES: readonly CinderResponse['status'][] = [200, 202, 204, 400, 401, 403, 404, 413];

/** One server of block storage: its connections, and which API it speaks. */
interface Server {
  readonly http: HttpClient;
  /** Older than our microversion, so that it is asked without any: backups have no metadata there. */
  old: boolean;
}

/** The block storage of a cloud, for all projects. */
export class BlockStorage {
  private readonly servers = new Map<string, Server>();

  constructor(private readonly settings: CinderSettings) {}

  /** @throws Error as `endpointIn` does. */
  open({ token, project_id, catalog }: Pick<TrustToken, 'token' | 'project_id' | 'catalog'>): CinderClient {
    const { origin, pathname } = new URL(endpointIn(catalog, project_id, this.settings));
    const { timeoutMs, ca } = this.settings;
    const server = this.servers.get(origin) ?? {
      http: new HttpClient(origin, timeoutMs, ca, MAX_BODY_BYTES),
      old: false,
    };
    this.servers.set(origin, server);
    return new CinderClient(server, pathname, token);
  }
}

/** Asks for what one project has, with one token. */
export class CinderClient {
  constructor(
    private readonly server: Server,
    private readonly basePath: string,
    private readonly token: string,
  ) {}

  /**
   * @throws BlockStorageError when there is no response of a working Cinder. A request that changes something may have
   *   been obeyed nevertheless.
   */
  async ask(request: CinderRequest): Promise<CinderResponse> {
    const response = await this.send(request);
    const status = STATUSES.find((known) => known === response.status);
    if (status === undefined) throw unavailable(request, `status ${response.status}`);
    return { status, body: parseJson(response.body) };
  }

  /** 406 says that the microversion is too new, and that nothing was done. */
  private async send(request: CinderRequest): Promise<HttpResponse> {
    const { old } = this.server;
    const { path, body, ...rest } = request;
    const headers = { ...(body && JSON_BODY), ...(!old && MICROVERSION), 'X-Auth-Token': this.token };
    const text = body && { body: JSON.stringify(body(!old)) };
    try {
      const response = await this.server.http.ask({ ...rest, ...text, path: this.basePath + path, headers });
      if (response.status !== 406 || old) return response;
    } catch (cause) {
      throw unavailable(request, cause);
    }
    this.server.old = true;
    return this.send(request);
  }
}

/** Whether Cinder says of an id that it knows no such thing; a proxy without a Cinder behind it has a 404 too. */
export function isItemNotFound({ status, body }: CinderResponse): boolean {
  return status === 404 && isFields(body) && 'itemNotFound' in body;
}

/** Whether Cinder has said more than is read: that is no outage, and a user can bring it about. */
export function isTooMuch(error: unknown): boolean {
  return error instanceof BlockStorageError && error.cause instanceof BodyTooLong;
}

export function isRefusal({ status }: CinderResponse): boolean {
  return status === 401 || status === 403;
}

/** @param reason An error, or what is odd about a response. */
export function unavailable(
  { method, path }: Pick<HttpRequest, 'method' | 'path'>,
  reason: unknown,
): BlockStorageError {
  const cause =
    typeof reason === 'string' ? new Error(`Cinder responded to ${method} ${path} with ${reason}`) : reason;
  return new BlockStorageError('The block storage service is temporarily unavailable.', { cause });
}
