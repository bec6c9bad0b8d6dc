import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Identity } from '../../functions/contract/identity';
import { toAuthorizerContext } from '../../functions/http/authorizer-context';
import { identity } from './identity';

export interface EventChanges {
  readonly method?: string;
  readonly resource?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null stands for a request that came around the authorizer. */
  readonly identity?: Identity | null;
}

/** The event of "show plan" as API Gateway sends it; change what the case is about. */
export function proxyEvent(changes: EventChanges = {}): APIGatewayProxyEvent {
  const {
    method = 'GET',
    resource = '/v2/{project_id}/jobs/{job_id}',
    parameters = {
      project_id: '3046fb2c2a314a0fbb32607caa1e5277',
      job_id: 'e632eb1884e0468c8a41e656942df500',
    },
    headers = {},
    identity: who = identity({ roles: ['reader'] }),
  } = changes;
  return {
    httpMethod: method,
    resource,
    path: '/',
    pathParameters: parameters,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    stageVariables: null,
    body: null,
    isBase64Encoded: false,
    requestContext: {
      accountId: '123456789012',
      apiId: 'abcdefghij',
      authorizer: who === null ? null : { ...toAuthorizerContext(who), principalId: who.user_id },
      protocol: 'HTTP/1.1',
      httpMethod: method,
      identity: {
        accessKey: null,
        accountId: null,
        apiKey: null,
        apiKeyId: null,
        caller: null,
        clientCert: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '127.0.0.1',
        user: null,
        userAgent: null,
        userArn: null,
      },
      path: '/',
      stage: 'prod',
      extendedRequestId: 'extended-id=',
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      requestTimeEpoch: 1715248270000,
      resourceId: 'abcdef',
      resourcePath: resource,
    },
  };
}
