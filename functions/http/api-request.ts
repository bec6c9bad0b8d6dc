import type { APIGatewayProxyEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import type { HttpMethod } from '../contract/http-methods';
import type { Identity } from '../contract/identity';
import type { WriteContext } from '../documents/stored-document';

/** Values of a path's `{parameters}`, as they stood in the URL: percent-encoding is not undone. */
export type PathParameters = Readonly<Record<string, string>>;

/** A request as it came through API Gateway; nobody has looked at who sends it, nor at where it leads. */
export interface GatewayRequest {
  /** `req-<uuid>`, or the caller's own id with `req-` in front. */
  readonly id: string;
  /** Also in API Gateway's access log, so that a request can be followed through both. */
  readonly gatewayId: string | undefined;
  readonly method: string;
  /**
   * As the routes spell paths: without stage and base path, without a slash at the end, and with one slash at its
   * beginning where a client sent two.
   */
  readonly path: string;
  /** The route that API Gateway has chosen, or its fallback, and the parameters that it found. */
  readonly chosen: { readonly path: string; readonly parameters: PathParameters };
  /** Parameters of the query, decoded; the last one of a name counts, blank ones are dropped. */
  readonly query: ReadonlyMap<string, string>;
  /** By name in lower case; repeated ones are joined as HTTP says. */
  readonly header: (name: string) => string | undefined;
  /** As it came, decoded from base64 where API Gateway encoded it; undefined for none or an empty one. */
  readonly body: string | undefined;
  /** With the stage or the base path of a custom domain, without the query. */
  readonly url: string;
  /** What the authorizer said of the caller, unread. */
  readonly authorizer: Readonly<Record<string, unknown>>;
}

/** A request to an operation that needs no token. */
export interface PublicRequest extends Pick<GatewayRequest, 'query' | 'header' | 'body' | 'url'> {
  readonly parameters: PathParameters;
}

/** A request to an operation, after the tenant and the rule of its route were checked. */
export interface ApiRequest extends PublicRequest {
  readonly identity: Identity;
  /** Who writes, and when: one moment for all that the request does, however often it tries. */
  readonly context: WriteContext;
  /** Whether a rule besides the route's own lets the caller do something in the project of the path. */
  readonly may: (rule: ProjectRule) => boolean;
  /**
   * Whether the access rules of an application credential, where the token has any, allow another request than this one.
   * @param path Without stage and base path.
   */
  readonly rulesAllow: (method: HttpMethod, path: string) => boolean;
  /** Whether a rule lets the caller do something that concerns all projects; the lock between tenants must open too. */
  readonly maySpanProjects: (rule: SpanningRule) => boolean;
}

/** Freezer's rules that an operation of another rule asks. */
type ProjectRule = 'jobs:create' | 'jobs:update';

/** Freezer's rules that no single project is the target of. */
type SpanningRule = 'jobs:get_all_projects' | 'clients:create_central';

/** API Gateway's event, read once: no other file knows it. */
export function gatewayRequest(event: APIGatewayProxyEvent): GatewayRequest {
  const { requestContext, httpMethod, resource } = event;
  const headers = headersOf(event);
  const parameters = definedValues(event.pathParameters);
  return {
    id: requestIdOf(headers.get('x-openstack-request-id')),
    gatewayId: requestContext.extendedRequestId,
    method: httpMethod,
    path: requestPath(resource, parameters),
    chosen: { path: resource, parameters },
    query: queryOf(event),
    header: (name) => headers.get(name),
    body: bodyOf(event),
    url: urlOf(event, headers.get('x-forwarded-proto')),
    authorizer: { ...requestContext.authorizer },
  };
}

/**
 * The event's own `path` contains the base path of a custom domain. A client whose catalog has a URL with a slash at its
 * end asks for `//v2/…`, which Freezer serves; API Gateway may have made one slash of both before it chose a resource.
 */
function requestPath(resource: string, parameters: PathParameters): string {
  const sent = resource.replace(/\{(\w+)\+?\}/g, (_, name: string) => parameters[name] ?? '');
  return sent.replace(/^\/(?=\/v2(?:\/|$))/, '').replace(/\/$/, '');
}

/**
 * API Gateway passes names as the client spelt them, HTTP/2 clients in lower case. A test from AWS's console has null for
 * no headers.
 */
function headersOf(event: {
  readonly multiValueHeaders: APIGatewayProxyEvent['multiValueHeaders'] | null;
}): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const [name, values = []] of Object.entries(event.multiValueHeaders ?? {})) {
    if (values.length === 0) continue;
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, [...(before === undefined ? [] : [before]), ...values].join(','));
  }
  return headers;
}

function queryOf({ multiValueQueryStringParameters: query }: APIGatewayProxyEvent): Map<string, string> {
  const named = Object.entries(query ?? {}).flatMap(([name, values]) => {
    const last = values?.filter((value) => value !== '').at(-1);
    return last === undefined ? [] : [[name, last] as const];
  });
  return new Map(named);
}

function bodyOf({ body, isBase64Encoded }: APIGatewayProxyEvent): string | undefined {
  if (body === null || body === '') return undefined;
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}

/** The event's own `path` lacks the stage; API Gateway overwrites what a caller says of the protocol. */
function urlOf({ requestContext }: APIGatewayProxyEvent, forwardedProtocol: string | undefined): string {
  const { domainName = 'localhost', path } = requestContext;
  return `${forwardedProtocol === 'http' ? 'http' : 'https'}://${domainName}${path}`;
}

function definedValues(parameters: APIGatewayProxyEvent['pathParameters']): PathParameters {
  return Object.fromEntries(
    Object.entries(parameters ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What may go back into a header and a log line. */
const CALLERS_OWN = /^[A-Za-z0-9_.-]{1,128}$/;

function requestIdOf(sent: string | undefined): string {
  if (sent === undefined || !CALLERS_OWN.test(sent)) return `req-${randomUUID()}`;
  return sent.startsWith('req-') ? sent : `req-${sent}`;
}
