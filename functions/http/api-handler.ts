import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Route } from '../contract/routes';
import { BadDataFormat } from '../errors';
import { type Answer, errorAnswer, faultOf } from './response';
import { describeError, logError, type LogFields, logInfo } from '../runtime/log';
import { header, type PublicOperation, publicRequest, requestIdOf } from './api-request';
import { fromAuthorizerContext } from './authorizer-context';
import { dispatch, type DispatchDependencies } from './dispatch';
import { type ResolvedRoute, resolveRoute } from './resolve-route';

export interface ApiHandlerDependencies extends DispatchDependencies {
  /** The routes that this function serves. */
  readonly routes: readonly Route[];
  /** Those that need no token, by the `operation` of the route. */
  readonly publicOperations: ReadonlyMap<string, PublicOperation>;
  readonly keystonePublicUrl: string;
}

/** The Lambda handler of a resource. */
export function createApiHandler(dependencies: ApiHandlerDependencies) {
  return async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const requestId = requestIdOf(header(event, 'x-openstack-request-id'));
    const { status, headers, body, text } = await answerTo(event, requestId, dependencies);
    return {
      statusCode: status,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
        'x-openstack-request-id': requestId,
      },
      body: text ?? (body === undefined ? '' : JSON.stringify(body)),
    };
  };
}

/** The one place that catches, and that writes a request's log line. */
async function answerTo(
  event: APIGatewayProxyEvent,
  requestId: string,
  dependencies: ApiHandlerDependencies,
): Promise<Answer> {
  const about: Record<string, LogFields[string]> = {
    request_id: requestId,
    // Also in API Gateway's access log, so that a request can be followed through both.
    gateway_request_id: event.requestContext.extendedRequestId,
    method: event.httpMethod,
  };
  try {
    const resolved = resolveRoute(event, dependencies.routes);
    Object.assign(about, { operation: resolved?.route?.operation }, resolved?.parameters);
    const answer = await operate(event, resolved, about, dependencies);
    logInfo({ ...about, status: answer.status });
    return answer;
  } catch (error) {
    const answer = errorAnswer(error, dependencies.keystonePublicUrl);
    // What is wrong with a document is told with a part of it, and documents are not for the log.
    const reason = error instanceof BadDataFormat ? error.name : describeError(error);
    if (answer.status >= 500) logError({ ...about, status: answer.status, fault: faultOf(error), reason });
    else logInfo({ ...about, status: answer.status, reason });
    return answer;
  }
}

/** @param about Gets the caller, once it is known. */
async function operate(
  event: APIGatewayProxyEvent,
  resolved: ResolvedRoute | undefined,
  about: Record<string, LogFields[string]>,
  dependencies: ApiHandlerDependencies,
): Promise<Answer> {
  if (resolved?.route?.access === 'public') {
    const operation = dependencies.publicOperations.get(resolved.route.operation);
    if (!operation) throw new Error(`The operation ${resolved.route.operation} is not wired.`);
    return operation(publicRequest(event, resolved.parameters));
  }
  const identity = fromAuthorizerContext(event.requestContext.authorizer);
  about['user_id'] = identity.user_id;
  return dispatch(event, identity, resolved, dependencies);
}
