import { GatewayResponses } from '../../../../local/aws/gateway/gateway-responses';
import { type Occasion, Refusal } from '../../../../local/aws/gateway/refusal';
import { templateOf } from '../template/builders';

const IDS = { id: 'id-1', extendedId: 'id-2' };
const TYPE = 'AWS::ApiGateway::GatewayResponse';

/** Responses given by type; `body` is the template for JSON. */
function responses(
  byType: Readonly<Record<string, { body?: string } & Record<string, unknown>>>,
): GatewayResponses {
  const resources = Object.entries(byType).map(([ResponseType, { body, ...more }]) => {
    const templates = body === undefined ? {} : { ResponseTemplates: { 'application/json': body } };
    return [
      ResponseType.replaceAll('_', ''),
      [TYPE, { ResponseType, ...templates, ...more }] as const,
    ] as const;
  });
  return new GatewayResponses(templateOf(Object.fromEntries(resources)).ofType(TYPE));
}

const CUSTOM = responses({
  UNAUTHORIZED: { StatusCode: '418', body: 'own' },
  AUTHORIZER_FAILURE: { StatusCode: '503' },
  DEFAULT_4XX: { body: '4xx' },
  DEFAULT_5XX: { body: '5xx' },
});

it.each<[Occasion, number, string]>([
  ['UNAUTHORIZED', 418, 'own'],
  ['ACCESS_DENIED', 403, '4xx'],
  ['MISSING_AUTHENTICATION_TOKEN', 403, '4xx'],
  ['AUTHORIZER_FAILURE', 503, '{"message":"Internal server error"}'],
  ['INTEGRATION_TIMEOUT', 504, '5xx'],
  ['DEFAULT_5XX', 502, '5xx'],
  ['REQUEST_TOO_LARGE', 413, '{"message":"Request Too Long"}'],
])('%s answers %i with %s', (occasion, status, body) => {
  expect(CUSTOM.responseTo(new Refusal(occasion), IDS)).toMatchObject({ status, body });
});

it.each<[Occasion, number, string]>([
  ['UNAUTHORIZED', 401, '{"message":"Unauthorized"}'],
  ['MISSING_AUTHENTICATION_TOKEN', 403, '{"message":"Missing Authentication Token"}'],
  ['DEFAULT_5XX', 502, '{"message":"Internal server error"}'],
])("without customisation, %s is AWS's own: %i %s", (occasion, status, body) => {
  expect(responses({}).responseTo(new Refusal(occasion), IDS)).toMatchObject({ status, body });
});

it.each([
  ['$context.requestId.', 'id-1.'],
  ['$context.extendedRequestId', 'id-2'],
  ['$context.error.message', 'say "no"'],
  ['$context.error.messageString', '"say \\"no\\""'],
  ['$context.error.responseType', 'ACCESS_DENIED'],
  ['$context.authorizer.kind', 'admin'],
  ['<$context.authorizer.missing>', '<>'],
  ['5 $ and $1', '5 $ and $1'],
])('puts values into %s', (template, body) => {
  const refusal = new Refusal('ACCESS_DENIED', { kind: 'admin' }, 'say "no"');
  expect(responses({ ACCESS_DENIED: { body: template } }).responseTo(refusal, IDS).body).toBe(body);
});

it('sets headers', () => {
  const ResponseParameters = {
    'gatewayresponse.header.WWW-Authenticate': `'Keystone uri="x"'`,
    'gatewayresponse.header.X-Id': 'context.requestId',
    'gatewayresponse.header.Content-Type': "'application/problem+json'",
  };
  expect(
    responses({ UNAUTHORIZED: { ResponseParameters } }).responseTo(new Refusal('UNAUTHORIZED'), IDS).headers,
  ).toEqual({
    'WWW-Authenticate': 'Keystone uri="x"',
    'X-Id': 'id-1',
    'Content-Type': 'application/problem+json',
  });
});

it.each([
  [{ body: '$stageVariables.x' }, 'without $stageVariables.x'],
  [{ body: '$context.identity.sourceIp' }, 'without $context.identity.sourceIp'],
  [{ ResponseTemplates: { 'text/html': 'x' } }, 'for application/json only'],
  [
    { ResponseParameters: { 'gatewayresponse.header.X': 'method.request.header.Y' } },
    'method.request.header.Y',
  ],
  [{ ResponseParameters: { 'gatewayresponse.path.X': "'x'" } }, 'gatewayresponse.path.X'],
])('does not start with %j', (response, message) => {
  expect(() => responses({ UNAUTHORIZED: response })).toThrow(message);
});
