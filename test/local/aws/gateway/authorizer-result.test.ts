import { parseAuthorizerResult } from '../../../../local/aws/gateway/authorizer-result';

const policyDocument = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const parse = (more: object) =>
  parseAuthorizerResult(JSON.stringify({ principalId: 'user', policyDocument, ...more }));

it('makes texts of the context', () => {
  expect(parse({ context: { text: 'x', number: 1.5, boolean: false } })).toEqual({
    policy: [{ effect: 'Allow', actions: ['*'], resources: ['*'] }],
    context: { text: 'x', number: '1.5', boolean: 'false', principalId: 'user' },
  });
});

it('needs no context', () => {
  expect(parse({})).toMatchObject({ context: { principalId: 'user' } });
});

it.each([
  { principalId: '' },
  { principalId: 1 },
  { policyDocument: 'text' },
  { context: 'text' },
  { context: { roles: ['member'] } },
  { context: { nested: {} } },
  { context: { nothing: null } },
])('refuses %j', (more) => {
  expect(() => parse(more)).toThrow();
});

it('refuses what is no object', () => {
  expect(() => parseAuthorizerResult('null')).toThrow();
});
