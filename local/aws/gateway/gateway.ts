import type { LambdaFunction } from '../lambda/lambda-function';
import type { Outcome } from '../lambda/outcome';
import type { MethodDefinition } from './api-definition';
import type { GatewayRequest } from './gateway-request';
import type { HttpResponse } from './gateway-responses';
import { matchRoute } from './match-route';
import { proxyEvent } from './proxy-event';
import { parseProxyResult } from './proxy-result';
import { Refusal } from './refusal';
import type { Authorization, TokenAuthorizer } from './token-authorizer';

export interface Route extends MethodDefinition {
  readonly lambda: LambdaFunction;
  /** Missing for a method that anybody may call. */
  readonly authorizer?: TokenAuthorizer;
}

export interface Gateway {
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  readonly stage: string;
  readonly routes: readonly Route[];
}

/**
 * One request through the gateway: route, authorizer, handler.
 * @throws Refusal when the gateway answers itself.
 */
export async function passOn(gateway: Gateway, request: GatewayRequest): Promise<HttpResponse> {
  const match = matchRoute(gateway.routes, request.verb, request.path);
  if (!match) throw new Refusal('MISSING_AUTHENTICATION_TOKEN');
  const { route, pathParameters } = match;
  const authorization = await authorize(gateway, route, request);
  const event = proxyEvent(request, {
    ...gateway,
    resourceId: route.resourceId,
    resourcePath: route.resourcePath,
    pathParameters,
    ...(authorization && { authorization }),
  });
  const outcome = await withinTime(route.lambda.invoke(event), route.integrationTimeoutMs);
  if ('error' in outcome) throw new Refusal('DEFAULT_5XX', authorization?.context);
  try {
    return parseProxyResult(outcome.payload);
  } catch {
    throw new Refusal('DEFAULT_5XX', authorization?.context);
  }
}

/** API Gateway takes no method ARN beyond this many bytes. */
const MAX_METHOD_ARN = 1600;

async function authorize(
  { region, accountId, apiId, stage }: Gateway,
  { authorizer }: Route,
  request: GatewayRequest,
): Promise<Authorization | undefined> {
  if (!authorizer) return undefined;
  const resource = `${apiId}/${stage}/${request.verb}/${request.path.slice(1)}`;
  const methodArn = `arn:aws:execute-api:${region}:${accountId}:${resource}`;
  if (Buffer.byteLength(methodArn) > MAX_METHOD_ARN) throw new Refusal('URI_TOO_LONG');
  return authorizer.authorize(request, methodArn);
}

async function withinTime(invocation: Promise<Outcome>, timeoutMs: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Refusal('INTEGRATION_TIMEOUT'));
    }, timeoutMs);
  });
  try {
    return await Promise.race([invocation, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
