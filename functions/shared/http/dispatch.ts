import type { APIGatewayProxyEvent } from 'aws-lambda';
import { FORBIDDEN_BODY } from '../contract/error-body';
import type { Identity } from '../contract/identity';
import { AccessForbidden, DocumentNotFound, InvalidToken, MethodNotAllowed, NotAcceptable } from '../errors';
import { credentialsOf } from '../policy/credentials';
import type { Policy } from '../policy/policy';
import { mayEnterProject } from '../policy/tenant';
import { acceptsJson } from './accepts-json';
import { isAllowed } from './access-rules';
import type { Answer } from './answer';
import { header } from './header';
import { type PathParameters, requestPath, type ResolvedRoute } from './resolve-route';

/** One operation of the API. It is called only after the tenant and the rule of its route were checked. */
export type Operation = (parameters: PathParameters) => Promise<Answer>;

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
  const project_id = parameters['project_id'] ?? '';
  if (!mayEnterProject(policy, identity, project_id)) throw new AccessForbidden(FORBIDDEN_BODY.description);

  if (event.httpMethod === 'OPTIONS') return { status: 200, headers: { Allow: methods.join(', ') } };
  if (!route) throw new MethodNotAllowed([...methods, 'OPTIONS'].join(', '));
  if (!policy.allows(route.rule, { project_id }, credentialsOf(identity))) {
    throw new AccessForbidden(FORBIDDEN_BODY.description);
  }
  const operation = operations.get(route.operation);
  if (!operation) throw new Error(`The operation ${route.operation} is not wired.`);
  return operation(parameters);
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
