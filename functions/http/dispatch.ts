import { randomUUID } from 'node:crypto';
import { FORBIDDEN_BODY } from '../contract/error-body';
import type { Identity } from '../contract/identity';
import { type Route, ruleOf } from '../contract/routes';
import { AccessForbidden, DocumentNotFound, InvalidToken, MethodNotAllowed, NotAcceptable } from '../errors';
import { credentialsOf } from '../policy/credentials';
import { mayCrossProjects, mayEnterProject, type Policy } from '../policy/policy';
import { isAllowed, type RuledRequest } from './access-rules';
import type { GatewayRequest, PathParameters, PublicRequest } from './api-request';
import type { ServedRoute } from './operation';
import type { ResolvedRoute } from './resolve-route';
import type { ApiResponse } from './response';

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

export interface DispatchSettings {
  readonly policy: Policy;
  /** What access rules of application credentials call this service. */
  readonly serviceType: string;
}

/**
 * From a request to its operation, in the order in which Freezer answers: token, access rules, `Accept`, path,
 * tenant, verb, rule. The rule comes from the table of routes, so that no operation can forget it.
 */
export async function dispatch(
  request: GatewayRequest,
  identity: Identity,
  resolved: ResolvedRoute<ServedRoute> | undefined,
  { policy, serviceType }: DispatchSettings,
): Promise<ApiResponse> {
  const now = new Date();
  // API Gateway keeps the authorizer's cached decision longer than a token may live.
  if (Date.parse(identity.expires_at) <= now.getTime()) throw new InvalidToken('The token has expired.');
  const rulesAllow = (method: string, path: string): boolean =>
    passesAccessRules(identity, { service: serviceType, method, path });
  assertAccessRules(rulesAllow(request.method, request.path));
  if (!acceptsJson(request.header('accept'))) {
    throw new NotAcceptable('This service answers with application/json.');
  }
  if (!resolved) throw new DocumentNotFound('There is no resource at this path.');
  const { parameters, methods, route } = resolved;
  assertTenant(policy, identity, parameters);

  if (request.method === 'OPTIONS') return allowed(resolved);
  if (!route) throw new MethodNotAllowed([...methods, 'OPTIONS'].join(', '));
  assertRule(policy, identity, route, parameters);
  return route.operate({
    ...publicRequest(request, parameters),
    identity,
    context: { user_id: identity.user_id, now, newId: () => randomUUID().replaceAll('-', '') },
    may: (rule) => passes(policy, identity, rule, parameters),
    rulesAllow,
    maySpanProjects: (rule) =>
      mayCrossProjects(policy, identity) && policy.allows(rule, {}, credentialsOf(identity)),
  });
}

/** What OPTIONS gets. */
export function allowed({ methods }: Pick<ResolvedRoute, 'methods'>): ApiResponse {
  return { status: 200, headers: { Allow: methods.join(', ') } };
}

/** What an operation sees of a request that needs no token. */
export function publicRequest(
  { query, header, body, url }: GatewayRequest,
  parameters: PathParameters,
): PublicRequest {
  return { parameters, query, header, body, url };
}

/** Paths without a project are of no tenant. */
function assertTenant(policy: Policy, identity: Identity, { project_id }: PathParameters): void {
  if (project_id !== undefined && !mayEnterProject(policy, identity, project_id)) {
    throw new AccessForbidden(FORBIDDEN_BODY.description);
  }
}

function assertRule(policy: Policy, identity: Identity, route: Route, parameters: PathParameters): void {
  const rule = ruleOf(route);
  if (rule !== undefined && !passes(policy, identity, rule, parameters)) {
    throw new AccessForbidden(FORBIDDEN_BODY.description);
  }
}

/** The project of the path is the target of every rule. */
function passes(
  policy: Policy,
  identity: Identity,
  rule: string,
  { project_id = '' }: PathParameters,
): boolean {
  return policy.allows(rule, { project_id }, credentialsOf(identity));
}

/**
 * Held against each request here, because the authorizer's cached decision has no path. As with keystonemiddleware,
 * nothing of the application is seen before they allow; but that answers 401, and this 403: the token is good, and a
 * 401 would send the client for another one, in vain.
 */
function assertAccessRules(isAllowed: boolean): void {
  if (isAllowed) return;
  const cause = new Error('no access rule of the application credential allows this request');
  throw new AccessForbidden(FORBIDDEN_BODY.description, { cause });
}

function passesAccessRules({ access_rules }: Identity, request: RuledRequest): boolean {
  return access_rules === null || isAllowed(access_rules, request);
}
