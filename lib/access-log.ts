import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/**
 * One line a request, without the token, headers or bodies. The functions log the same `gateway_request_id`; it is the
 * extended id because a client can choose the plain one.
 *
 * API Gateway writes every value as it is between the quotes, with `-` for one that there is not, and offers no function
 * that escapes. So no value may be one that a caller chooses. Two come from Keystone: the authorizer checks project ids,
 * and escapes the user id where it makes it the principal.
 */
export const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    gateway_request_id: '$context.extendedRequestId',
    method: '$context.httpMethod',
    resource: '$context.resourcePath',
    status: '$context.status',
    response_type: '$context.error.responseType',
    latency_ms: '$context.responseLatency',
    length: '$context.responseLength',
    authorizer_status: '$context.authorizer.status',
    authorizer_latency_ms: '$context.authorizer.latency',
    function_status: '$context.integration.status',
    function_latency_ms: '$context.integration.latency',
    lambda_status: '$context.integration.integrationStatus',
    project_id: '$context.authorizer.project_id',
    user_id: '$context.authorizer.principalId',
    source_ip: '$context.identity.sourceIp',
  }),
);
