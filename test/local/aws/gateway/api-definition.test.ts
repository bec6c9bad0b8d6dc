import { readAuthorizer, readMethods } from '../../../../local/aws/gateway/api-definition';
import { templateOf } from '../template/builders';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:F';
const URI = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;

function method(more: object) {
  const properties = {
    HttpMethod: 'GET',
    ResourceId: { Ref: 'Jobs' },
    Integration: { Type: 'AWS_PROXY', Uri: URI },
    AuthorizationType: 'CUSTOM',
    AuthorizerId: { Ref: 'Authorizer' },
    ...more,
  };
  return readMethods(
    templateOf({
      Api: ['AWS::ApiGateway::RestApi'],
      V2: [
        'AWS::ApiGateway::Resource',
        { PathPart: 'v2', ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] } },
      ],
      Jobs: ['AWS::ApiGateway::Resource', { PathPart: '{id}', ParentId: { Ref: 'V2' } }],
      Authorizer: ['AWS::ApiGateway::Authorizer'],
      Method: ['AWS::ApiGateway::Method', properties],
    }),
  );
}

const ROOT = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
it.each([
  [
    'a path',
    {},
    { resourcePath: '/v2/{id}', verb: 'GET', functionArn: FUNCTION, integrationTimeoutMs: 29_000 },
  ],
  ['the root', { ResourceId: ROOT }, { resourcePath: '/', resourceId: 'Api/root' }],
  [
    'a timeout',
    { Integration: { Type: 'AWS_PROXY', Uri: URI, TimeoutInMillis: 50 } },
    { integrationTimeoutMs: 50 },
  ],
  ['an authorizer', {}, { authorizerId: 'Authorizer' }],
])('reads %s of a method', (_what, more, expected) => {
  expect(method(more)).toMatchObject([expected]);
});

it('reads a method that anybody may call', () => {
  expect(method({ AuthorizationType: 'NONE', AuthorizerId: undefined })[0]).not.toHaveProperty(
    'authorizerId',
  );
});

it.each([
  [{ Integration: { Type: 'MOCK' } }, 'AWS_PROXY in the local stack, not MOCK'],
  [{ Integration: { Type: 'AWS_PROXY', Uri: `${URI}s` } }, 'that of a Lambda function'],
  [{ AuthorizationType: 'AWS_IAM' }, 'CUSTOM or NONE in the local stack, not AWS_IAM'],
  [{ AuthorizationType: 'CUSTOM', AuthorizerId: undefined }, 'AuthorizerId of Method'],
  [{ ApiKeyRequired: true }, 'ApiKeyRequired'],
])('does not start with the method %j', (more, message) => {
  expect(() => method(more)).toThrow(message);
});

function authorizer(more: object) {
  const properties = {
    Type: 'TOKEN',
    IdentitySource: 'method.request.header.X-T',
    AuthorizerUri: URI,
    ...more,
  };
  return readAuthorizer(
    templateOf({ A: ['AWS::ApiGateway::Authorizer', properties] }).only('AWS::ApiGateway::Authorizer'),
  );
}

it.each([
  [{}, { functionArn: FUNCTION, header: 'X-T', cacheSeconds: 300 }],
  [{ AuthorizerResultTtlInSeconds: 0 }, { cacheSeconds: 0 }],
  [{ IdentityValidationExpression: 'a|b' }, { validation: /^(?:a|b)$/ }],
])('reads the authorizer %j', (more, expected) => {
  expect(authorizer(more)).toMatchObject(expected);
});

it.each([
  [{ Type: 'REQUEST' }, 'TOKEN in the local stack'],
  [{ IdentitySource: 'method.request.querystring.t' }, 'one header'],
  [{ IdentityValidationExpression: '(?i)a' }, 'an expression that JavaScript knows too'],
  [{ AuthorizerResultTtlInSeconds: 'long' }, 'a number'],
])('does not start with the authorizer %j', (more, message) => {
  expect(() => authorizer(more)).toThrow(message);
});
