import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { NOT_FOR_CACHES } from '../contract/token';
import { shownText } from '../documents/shown-value';
import { faultOf } from '../runtime/fault-of';
import { describeError, logError, logInfo } from '../runtime/log';
import { gatewayRequest, type GatewayRequest } from './api-request';
import { fromAuthorizerContext } from './authorizer-context';
import { allowed, dispatch, type DispatchSettings, publicRequest } from './dispatch';
import type { ServedRoute } from './operation';
import { type ResolvedRoute, resolveRoute } from './resolve-route';
import { type ApiResponse, errorResponse } from './response';

export interface ApiHandlerDependencies extends DispatchSettings {
  /** The routes that this function serves. */
  readonly routes: readonly ServedRoute[];
  readonly keystonePublicUrl: string;
}

type Resolved = ResolvedRoute<ServedRoute> | undefined;

/** How a request ended, and the error where it ended with one. */
interface Outcome {
  readonly response: ApiResponse;
  readonly error?: unknown;
}

/** The Lambda handler of a resource. */
export function createApiHandler(dependencies: ApiHandlerDependencies) {
  return async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const request = gatewayRequest(event);
    const resolved = resolveRoute(request, dependencies.routes);
    const outcome = await outcomeOf(request, resolved, dependencies);
    logRequest(request, resolved, outcome);
    return proxyResult(request, outcome.response);
  };
}

/** The one place that catches. */
async function outcomeOf(
  request: GatewayRequest,
  resolved: Resolved,
  dependencies: ApiHandlerDependencies,
): Promise<Outcome> {
  try {
    return { response: await respond(request, resolved, dependencies) };
  } catch (error) {
    return { response: errorResponse(error, dependencies.keystonePublicUrl), error };
  }
}

async function respond(
  request: GatewayRequest,
  resolved: Resolved,
  settings: DispatchSettings,
): Promise<ApiResponse> {
  if (resolved?.route?.access === 'public') {
    return resolved.route.operate(publicRequest(request, resolved.parameters));
  }
  if (resolved?.isPublic && request.method === 'OPTIONS') return allowed(resolved);
  return dispatch(request, fromAuthorizerContext(request.authorizer), resolved, settings);
}

/** The one place that writes a request's log line. */
function logRequest(request: GatewayRequest, resolved: Resolved, { response, error }: Outcome): void {
  const { user_id } = request.authorizer;
  const line = {
    request_id: request.id,
    gateway_request_id: request.gatewayId,
    method: request.method,
    operation: resolved?.route?.operation,
    ...shownParameters(resolved),
    ...(typeof user_id === 'string' && { user_id }),
    status: response.status,
  };
  if (error === undefined) {
    logInfo(line);
    return;
  }
  const [fault, reason] = [faultOf(error), describeError(error)];
  if (fault === undefined) logInfo({ ...line, reason });
  else logError({ ...line, fault, reason });
}

/** A path can be 8 KB long. */
function shownParameters(resolved: Resolved): Readonly<Record<string, string>> {
  const parameters = Object.entries(resolved?.parameters ?? {});
  return Object.fromEntries(parameters.map(([name, value]) => [name, shownText(value)]));
}

function proxyResult(
  { id }: GatewayRequest,
  { status, headers, body, text }: ApiResponse,
): APIGatewayProxyResult {
  return {
    statusCode: status,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...NOT_FOR_CACHES,
      ...headers,
      'x-openstack-request-id': id,
    },
    body: text ?? (body === undefined ? '' : JSON.stringify(body)),
  };
}
