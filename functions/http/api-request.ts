import type { APIGatewayProxyEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import type { Identity } from '../contract/identity';
import type { PathParameters } from './resolve-route';
import type { Answer } from './response';

/**
 * A request header by name in any case: API Gateway passes names as the client spelt them, HTTP/2 clients in lower
 * case. Repeated headers are joined as HTTP says. A test from AWS's console has null for no headers.
 */
export function header(
  event: { readonly multiValueHeaders: APIGatewayProxyEvent['multiValueHeaders'] | null },
  name: string,
): string | undefined {
  const values = Object.entries(event.multiValueHeaders ?? {})
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
  return values.length > 0 ? values.join(',') : undefined;
}

/** A request to an operation that needs no token. */
export interface PublicRequest {
  readonly parameters: PathParameters;
  /** Parameters of the query, decoded; the last one of a name counts, blank ones are dropped. */
  readonly query: ReadonlyMap<string, string>;
  /** By name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** As it came, decoded from base64 where API Gateway encoded it; undefined for none or an empty one. */
  readonly body: string | undefined;
  /** With the stage or the base path of a custom domain, without the query. */
  readonly url: string;
}

/** A request to an operation, after the tenant and the rule of its route were checked. */
export interface ApiRequest extends PublicRequest {
  readonly identity: Identity;
  /** Whether a rule lets the caller do something that concerns all projects; the lock between tenants must open too. */
  readonly maySpanProjects: (rule: SpanningRule) => boolean;
}

/** Freezer's rules that no single project is the target of. */
type SpanningRule = 'jobs:get_all_projects' | 'clients:create_central';

export type PublicOperation = (request: PublicRequest) => Answer | Promise<Answer>;
export type Operation = (request: ApiRequest) => Answer | Promise<Answer>;

export function publicRequest(event: APIGatewayProxyEvent, parameters: PathParameters): PublicRequest {
  return {
    parameters,
    query: queryOf(event),
    header: (name) => header(event, name),
    body: bodyOf(event),
    url: urlOf(event),
  };
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
function urlOf(event: APIGatewayProxyEvent): string {
  const { domainName = 'localhost', path } = event.requestContext;
  const protocol = header(event, 'x-forwarded-proto') === 'http' ? 'http' : 'https';
  return `${protocol}://${domainName}${path}`;
}

/** What may go back into a header and a log line. */
const CALLERS_OWN = /^[A-Za-z0-9_.-]{1,128}$/;

/** `req-<uuid>` as OpenStack services write it, or the caller's own id with `req-` in front. */
export function requestIdOf(sent: string | undefined): string {
  if (sent === undefined || !CALLERS_OWN.test(sent)) return `req-${randomUUID()}`;
  return sent.startsWith('req-') ? sent : `req-${sent}`;
}
