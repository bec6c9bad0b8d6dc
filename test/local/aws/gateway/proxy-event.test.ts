import type { GatewayRequest } from '../../../../local/aws/gateway/gateway-request';
import { proxyEvent } from '../../../../local/aws/gateway/proxy-event';

const ARRIVAL = {
  apiId: 'api',
  accountId: '1',
  stage: 'prod',
  resourceId: 'r',
  resourcePath: '/v2/{id}',
  pathParameters: { id: 'a%20b' },
};

const event = (request: Partial<GatewayRequest> = {}, arrival: object = {}) =>
  proxyEvent(
    {
      id: 'id-1',
      extendedId: 'id-2',
      time: new Date(1000),
      verb: 'GET',
      protocol: 'HTTP/1.1',
      fullPath: '/prod/v2/a%20b',
      path: '/v2/a%20b',
      query: '',
      headers: [],
      body: null,
      sourceIp: '127.0.0.1',
      ...request,
    },
    { ...ARRIVAL, ...arrival },
  );

it('has paths as they came', () => {
  expect(event()).toMatchObject({
    resource: '/v2/{id}',
    path: '/v2/a%20b',
    pathParameters: { id: 'a%20b' },
    requestContext: {
      path: '/prod/v2/a%20b',
      resourcePath: '/v2/{id}',
      stage: 'prod',
      requestTimeEpoch: 1000,
    },
  });
});

it.each([
  ['', null, null],
  ['a=1', { a: '1' }, { a: ['1'] }],
  ['a=1&b=x%26y+z&a=2', { a: '2', b: 'x&y z' }, { a: ['1', '2'], b: ['x&y z'] }],
  ['flag', { flag: '' }, { flag: [''] }],
])('decodes the query %j', (query, queryStringParameters, multiValueQueryStringParameters) => {
  expect(event({ query })).toMatchObject({ queryStringParameters, multiValueQueryStringParameters });
});

it('groups headers under their first spelling; the last value stands alone', () => {
  const headers = [
    ['X-Auth-Token', 'first'],
    ['User-Agent', 'curl'],
    ['x-auth-token', 'last'],
    ['x-forwarded-proto', 'of the client'],
  ] as const;
  expect(event({ headers })).toMatchObject({
    headers: { 'X-Auth-Token': 'last', 'User-Agent': 'curl', 'X-Forwarded-Proto': 'http' },
    multiValueHeaders: {
      'X-Auth-Token': ['first', 'last'],
      'User-Agent': ['curl'],
      'X-Forwarded-Proto': ['http'],
    },
    requestContext: { identity: { userAgent: 'curl', sourceIp: '127.0.0.1' } },
  });
  expect(Object.keys(event({ headers }).headers)).toHaveLength(3);
});

it('shows what the authorizer said, or nothing', () => {
  const authorization = { context: { principalId: 'user', roles: 'member' }, latencyMs: 5 };
  expect(event({}, { authorization }).requestContext.authorizer).toEqual({
    principalId: 'user',
    roles: 'member',
    integrationLatency: 5,
  });
  expect(event().requestContext.authorizer).toBeUndefined();
});
