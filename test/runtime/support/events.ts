import type { APIGatewayAuthorizerResult, APIGatewayProxyResult } from 'aws-lambda';
import { PROJECT_ID } from '../../support/identity';
import { type EventChanges, proxyEvent } from '../../support/proxy-event';
import type { ExecutionEnvironment } from './execution-environment';
import type { FunctionError } from './runtime-api';

/** What API Gateway asks the authorizer about a token. */
function tokenEvent(token: string) {
  return {
    type: 'TOKEN',
    methodArn: `arn:aws:execute-api:us-east-1:123456789012:abcdefghij/prod/GET/v2/${PROJECT_ID}/jobs`,
    authorizationToken: token,
  };
}

/** What the authorizer lets API Gateway hand on, or what it threw. */
export async function authorized(
  authorizer: ExecutionEnvironment,
  token: string,
): Promise<APIGatewayAuthorizerResult | FunctionError> {
  const outcome = await authorizer.invoke(tokenEvent(token));
  return 'error' in outcome ? outcome.error : (outcome.result as APIGatewayAuthorizerResult);
}

export interface SentEvent extends EventChanges {
  readonly body?: unknown;
  /** From the authorizer, in place of what it makes of `identity`. */
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/** The response to a request of a member of the demo project. */
export async function responseTo(
  lambda: ExecutionEnvironment,
  { body, context, ...changes }: SentEvent,
): Promise<APIGatewayProxyResult> {
  const event = proxyEvent({ parameters: { project_id: PROJECT_ID }, ...changes });
  const outcome = await lambda.invoke({
    ...event,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(context && { requestContext: { ...event.requestContext, authorizer: context } }),
  });
  if ('error' in outcome) throw new Error(`${outcome.error.errorType}: ${outcome.error.errorMessage}`);
  return outcome.result as APIGatewayProxyResult;
}
