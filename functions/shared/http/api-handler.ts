import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Route } from '../contract/routes';
import { describeError, logError, logInfo } from '../log';
import { type Answer, errorAnswer } from './answer';
import { fromAuthorizerContext } from './authorizer-context';
import { dispatch, type DispatchDependencies } from './dispatch';
import { header } from './header';
import { requestIdOf } from './request-id';
import { resolveRoute } from './resolve-route';

export interface ApiHandlerDependencies extends DispatchDependencies {
  /** The routes that this function serves. */
  readonly routes: readonly Route[];
  readonly keystonePublicUrl: string;
}

/** The Lambda handler of a resource. */
export function createApiHandler(dependencies: ApiHandlerDependencies) {
  return async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const requestId = requestIdOf(header(event, 'x-openstack-request-id'));
    const { status, headers, body } = await answerTo(event, requestId, dependencies);
    return {
      statusCode: status,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        'x-openstack-request-id': requestId,
      },
      body: body === undefined ? '' : JSON.stringify(body),
    };
  };
}

/** The one place that catches, and that writes a request's log line. */
async function answerTo(
  event: APIGatewayProxyEvent,
  requestId: string,
  dependencies: ApiHandlerDependencies,
): Promise<Answer> {
  const resolved = resolveRoute(event, dependencies.routes);
  const about = {
    request_id: requestId,
    operation: resolved?.route?.operation,
    method: event.httpMethod,
    ...resolved?.parameters,
  };
  try {
    const identity = fromAuthorizerContext(event.requestContext.authorizer);
    const answer = await dispatch(event, identity, resolved, dependencies);
    logInfo({ ...about, status: answer.status, user_id: identity.user_id });
    return answer;
  } catch (error) {
    const answer = errorAnswer(error, dependencies.keystonePublicUrl);
    const log = answer.status >= 500 ? logError : logInfo;
    log({ ...about, status: answer.status, reason: describeError(error) });
    return answer;
  }
}
