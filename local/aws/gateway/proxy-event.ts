import type { APIGatewayEventIdentity, APIGatewayProxyEventBase } from 'aws-lambda';
import { type GatewayRequest, headerValues } from './gateway-request';
import type { Authorization } from './token-authorizer';

/** All of the authorizer's context is text, but for the gateway's own `integrationLatency` in milliseconds. */
type ProxyEvent = APIGatewayProxyEventBase<Readonly<Record<string, string | number>> | undefined>;

/** Where a request arrived: its route, and the API that has it. */
export interface Arrival {
  readonly apiId: string;
  readonly accountId: string;
  readonly stage: string;
  readonly resourceId: string;
  readonly resourcePath: string;
  readonly pathParameters: Readonly<Record<string, string>> | null;
  /** Missing for a route that anybody may use. */
  readonly authorization?: Authorization;
}

const FORWARDED_PROTO = ['X-Forwarded-Proto', 'http'] as const;

/** The event of a Lambda proxy integration, payload format 1.0: paths as they came, query decoded. */
export function proxyEvent(request: GatewayRequest, arrival: Arrival): ProxyEvent {
  const query = [...new URLSearchParams(request.query)];
  // A header is the same in any case; the first spelling is shown.
  const spelling = new Map([...request.headers].reverse().map(([name]) => [name.toLowerCase(), name]));
  const sent = request.headers.map(
    ([name, value]) => [spelling.get(name.toLowerCase()) ?? name, value] as const,
  );
  // The gateway's own word, whatever the client says of it; here there is no TLS.
  const headers = [...sent.filter(([name]) => !/^x-forwarded-proto$/i.test(name)), FORWARDED_PROTO];
  return {
    resource: arrival.resourcePath,
    path: request.path,
    httpMethod: request.verb,
    headers: Object.fromEntries(headers),
    multiValueHeaders: grouped(headers),
    queryStringParameters: query.length > 0 ? Object.fromEntries(query) : null,
    multiValueQueryStringParameters: query.length > 0 ? grouped(query) : null,
    pathParameters: arrival.pathParameters,
    stageVariables: null,
    requestContext: requestContext(request, arrival),
    body: request.body,
    isBase64Encoded: false,
  };
}

function requestContext(request: GatewayRequest, arrival: Arrival): ProxyEvent['requestContext'] {
  const { authorization } = arrival;
  return {
    accountId: arrival.accountId,
    apiId: arrival.apiId,
    authorizer: authorization
      ? { ...authorization.context, integrationLatency: authorization.latencyMs }
      : undefined,
    domainName: headerValues(request, 'host').at(-1),
    extendedRequestId: request.extendedId,
    httpMethod: request.verb,
    identity: identity(request),
    path: request.fullPath,
    protocol: request.protocol,
    requestId: request.id,
    requestTimeEpoch: request.time.getTime(),
    resourceId: arrival.resourceId,
    resourcePath: arrival.resourcePath,
    stage: arrival.stage,
  };
}

/** What only a signed request or a client certificate would fill is null. */
function identity(request: GatewayRequest): APIGatewayEventIdentity {
  return {
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
    sourceIp: request.sourceIp,
    user: null,
    userAgent: headerValues(request, 'user-agent').at(-1) ?? null,
    userArn: null,
  };
}

function grouped(pairs: readonly (readonly [name: string, value: string])[]): Record<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) groups.set(name, [...(groups.get(name) ?? []), value]);
  return Object.fromEntries(groups);
}
