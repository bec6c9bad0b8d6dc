import { Match } from 'aws-cdk-lib/assertions';
import { GATEWAY_RESPONSES } from '../../functions/contract/gateway-responses';
import { synthesize, type Synthesized } from '../support/synthesized';

/** All that API Gateway has, but for REQUEST_TOO_LARGE, which cannot be set. */
const OCCASIONS = [
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_API_KEY',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
];

describe('gateway responses', () => {
  let template: Synthesized['template'];
  let responses: readonly Readonly<Record<string, unknown>>[];
  beforeAll(() => {
    ({ template } = synthesize({ keystonePublicUrl: 'https://public.example.com' }));
    responses = Object.values(template.findResources('AWS::ApiGateway::GatewayResponse')).map(
      ({ Properties: properties }) => properties as Readonly<Record<string, unknown>>,
    );
  });

  it('cover every occasion', () => {
    expect(responses.map((response) => response['ResponseType']).sort()).toEqual(OCCASIONS);
    expect(GATEWAY_RESPONSES).toHaveLength(OCCASIONS.length);
  });

  it('all have the form of our errors', () => {
    for (const response of responses) {
      const templates = response['ResponseTemplates'] as Readonly<Record<string, string>>;
      expect(Object.keys(templates)).toEqual(['application/json']);
      expect(JSON.parse(templates['application/json'] ?? '')).toMatchObject({
        title: expect.stringMatching(/./) as string,
        description: expect.stringMatching(/./) as string,
      });
    }
  });

  it('are for no cache between: what one token was refused, another one is not', () => {
    for (const response of responses) {
      expect(response['ResponseParameters']).toMatchObject({
        'gatewayresponse.header.Cache-Control': "'no-store'",
        'gatewayresponse.header.Vary': "'X-Auth-Token'",
      });
    }
  });

  it('send who has no valid token to the public Keystone', () => {
    template.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseType: 'UNAUTHORIZED',
      StatusCode: '401',
      ResponseParameters: {
        'gatewayresponse.header.WWW-Authenticate': `'Keystone uri="https://public.example.com"'`,
      },
      ResponseTemplates: { 'application/json': Match.stringLikeRegexp('"error":\\{"code":401') },
    });
  });

  it.each(['AUTHORIZER_FAILURE', 'AUTHORIZER_CONFIGURATION_ERROR'])('answer 503 to %s', (type) => {
    template.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseType: type,
      StatusCode: '503',
      ResponseParameters: { 'gatewayresponse.header.Retry-After': "'5'" },
    });
  });
});
