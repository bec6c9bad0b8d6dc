import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Identity } from '../contract/identity';
import type { Answer } from './response';
import { header } from './header';
import type { PathParameters } from './resolve-route';

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
