import { ROUTES } from '../../functions/contract/routes';
import { createApiHandler } from '../../functions/http/api-handler';
import type { ServedRoute } from '../../functions/http/operation';
import { policyOf } from '../../functions/policy/policy';
import { parseRules } from '../../functions/policy/rules';
import { identity, PROJECT_ID } from './identity';
import { proxyEvent } from './proxy-event';

export interface WiredRequest {
  readonly operation: string;
  /** Those of the path, but for the project; what the path does not name is left out. */
  readonly parameters?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

export interface WiredAnswer {
  readonly status: number;
  readonly body: string;
}

/** Routes behind the handler, without API Gateway: a request in, the answer out. The caller may do anything. */
export function wired(routes: readonly ServedRoute[]): (request: WiredRequest) => Promise<WiredAnswer> {
  const handler = createApiHandler({
    policy: policyOf(parseRules({})),
    serviceType: 'backup',
    routes,
    keystonePublicUrl: 'https://keystone.example.com:5000',
  });
  const who = identity({ roles: ['admin', 'member', 'reader'] });
  return async ({ operation, parameters: given = {}, body = null, headers = {}, query = {} }) => {
    const { method = 'GET', path = '' } = ROUTES.find((route) => route.operation === operation) ?? {};
    const named = Object.entries(given).flatMap(([name, value]) =>
      value !== undefined && path.includes(`{${name}}`) ? [[name, value] as const] : [],
    );
    const parameters = { project_id: PROJECT_ID, ...Object.fromEntries(named) };
    const event = proxyEvent({ method, resource: path, parameters, headers, identity: who });
    const multiValueQueryStringParameters = Object.fromEntries(
      Object.entries(query).map(([name, value]) => [name, [value]]),
    );
    const answer = await handler({ ...event, body, multiValueQueryStringParameters });
    return { status: answer.statusCode, body: answer.body };
  };
}
