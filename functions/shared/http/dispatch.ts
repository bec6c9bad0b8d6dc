import type { APIGatewayProxyEvent } from 'aws-lambda';
import { FORBIDDEN_BODY } from '../contract/error-body';
import type { Identity } from '../contract/identity';
import { AccessForbidden, DocumentNotFound, InvalidToken, MethodNotAllowed, NotAcceptable } from '../errors';
import { credentialsOf } from '../policy/credentials';
import type { Policy } from '../policy/policy';
import { mayEnterProject } from '../policy/tenant';
import { acceptsJson } from './accepts-json';
import type { Answer } from './answer';
import { header } from './header';
import type { PathParameters, ResolvedRoute } from './resolve-route';

/** One operation of the API. It is called only after the tenant and the rule of its route were checked. */
export type Operation = (parameters: PathParameters) => Promise<Answer>;

export interface DispatchDependencies {
  readonly policy: Policy;
  /** By the `operation` of the route. */
  readonly operations: ReadonlyMap<string, Operation>;
}

/**
 * From a request to its operation, in the order in which Freezer answers: token, `Accept`, path, tenant, verb, rule.
 * The rule comes from the table of routes, so that no operation can forget it.
 */
export async function dispatch(
  event: APIGatewayProxyEvent,
  identity: Identity,
  resolved: ResolvedRoute | undefined,
  { policy, operations }: DispatchDependencies,
): Promise<Answer> {
  // API Gateway keeps the authorizer's verdict longer than a token may live.
  if (Date.parse(identity.expires_at) <= Date.now()) throw new InvalidToken('The token has expired.');
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
