import type { APIGatewayProxyEvent } from 'aws-lambda';
import { FORBIDDEN_BODY } from '../contract/error-body';
import type { Identity } from '../contract/identity';
import { type Route, ruleOf } from '../contract/routes';
import { AccessForbidden, DocumentNotFound, InvalidToken, MethodNotAllowed, NotAcceptable } from '../errors';
import { credentialsOf } from '../policy/credentials';
import { mayCrossProjects, mayEnterProject, type Policy } from '../policy/policy';
import { isAllowed } from './access-rules';
import { header, type Operation, publicRequest } from './api-request';
import { type PathParameters, requestPath, type ResolvedRoute } from './resolve-route';
import type { Answer } from './response';

/**
 * Whether an `Accept` header admits `application/json`: the most specific range that covers it decides, and a quality
 * of 0 excludes (RFC 9110, 12.5.1). No header admits everything. Like Freezer's server, takes `*` for any type and an
 * unreadable quality for 1.
 */
export function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  const ranges = accept.split(',').map(parseRange);
  for (const covering of ['application/json', 'application/*', '*/*']) {
    const qualities = ranges.filter(([range]) => range === covering).map(([, quality]) => quality);
    if (qualities.length > 0) return Math.max(...qualities) > 0;
  }
  return false;
}

function parseRange(text: string): [range: string, quality: number] {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return [range === '*' ? '*/*' : range, Number.isNaN(value) ? 1 : value];
}

export interface DispatchDependencies {
  readonly policy: Policy;
  /** What access rules of application credentials call this service. */
  readonly serviceType: string;
  /** By the `operation` of the route. */
  readonly operations: ReadonlyMap<string, Operation>;
}

/**
 * From a request to its operation, in the order in which Freezer answers: token, access rules, `Accept`, path,
 * tenant, verb, rule. The rule comes from the table of routes, so that no operation can forget it.
 */
export async function dispatch(
  event: APIGatewayProxyEvent,
  identity: Identity,
  resolved: ResolvedRoute | undefined,
  { policy, serviceType, operations }: DispatchDependencies,
): Promise<Answer> {
  // API Gateway keeps the authorizer's verdict longer than a token may live.
  if (Date.parse(identity.expires_at) <= Date.now()) throw new InvalidToken('The token has expired.');
  assertAccessRules(event, identity, serviceType);
  if (!acceptsJson(header(event, 'accept'))) {
    throw new NotAcceptable('This service answers with application/json.');
  }
  if (!resolved) throw new DocumentNotFound('There is no resource at this path.');
  const { parameters, methods, route } = resolved;
  assertTenant(policy, identity, parameters);

  if (event.httpMethod === 'OPTIONS') return { status: 200, headers: { Allow: methods.join(', ') } };
  if (!route) throw new MethodNotAllowed([...methods, 'OPTIONS'].join(', '));
  assertRule(policy, identity, route, parameters);
  const operation = operations.get(route.operation);
  if (!operation) throw new Error(`The operation ${route.operation} is not wired.`);
  return operation({
    ...publicRequest(event, parameters),
    identity,
    maySpanProjects: (rule) =>
      mayCrossProjects(policy, identity) && policy.allows(rule, {}, credentialsOf(identity)),
  });
}

/** Paths without a project are of no tenant. */
function assertTenant(policy: Policy, identity: Identity, { project_id }: PathParameters): void {
  if (project_id !== undefined && !mayEnterProject(policy, identity, project_id)) {
    throw new AccessForbidden(FORBIDDEN_BODY.description);
  }
}

function assertRule(
  policy: Policy,
  identity: Identity,
  route: Route,
  { project_id = '' }: PathParameters,
): void {
  const rule = ruleOf(route);
  if (rule !== undefined && !policy.allows(rule, { project_id }, credentialsOf(identity))) {
    throw new AccessForbidden(FORBIDDEN_BODY.description);
  }
}

/**
 * Held against each request here, because the authorizer's cached verdict has no path. As with keystonemiddleware,
 * nothing of the application is seen before they allow; but that answers 401, and this 403: the token is good, and a
 * 401 would send the client for another one, in vain.
 */
function assertAccessRules(
  event: APIGatewayProxyEvent,
  { access_rules }: Identity,
  serviceType: string,
): void {
  const request = { service: serviceType, method: event.httpMethod, path: requestPath(event) };
  if (access_rules !== null && !isAllowed(access_rules, request)) {
    const cause = new Error('no access rule of the application credential allows this request');
    throw new AccessForbidden(FORBIDDEN_BODY.description, { cause });
  }
}
