import { evaluatePolicy, matchesWildcard, parsePolicy } from '../../../../local/aws/gateway/iam-policy';

it.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', 'a/b:c', true],
  ['a*', 'a', true],
  ['a*c', 'a/b/c', true],
  ['a*c', 'a/b/cd', false],
  ['*a*b', 'xaxaxb', true],
  ['*/b', 'a/c', false],
  ['**', 'x', true],
  ['?', 'x', true],
  ['?', '', false],
  ['a?c', 'a/c', true],
  ['a?c', 'ac', false],
  ['ab', 'aB', false],
  ['a.c', 'abc', false],
  ['a', '*', false],
  ['GET/v2/p/*', 'GET/v2/p', false],
  [`${'*a'.repeat(30)}b`, 'a'.repeat(3000), false],
])('%s matches %s: %s', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected);
});

const statement = (Effect: string, Resource: unknown, Action: unknown = 'execute-api:Invoke') => ({
  Effect,
  Action,
  Resource,
});

it.each([
  ['an allow', [statement('Allow', 'arn:*')], 'allow'],
  ['a single statement', statement('Allow', ['x', 'arn:a']), 'allow'],
  ['an action in another case', [statement('Allow', '*', ['EXECUTE-API:*'])], 'allow'],
  ['another action', [statement('Allow', '*', 'execute-api:Manage')], 'implicit deny'],
  ['another resource', [statement('Allow', 'arn:b')], 'implicit deny'],
  ['a resource in another case', [statement('Allow', 'ARN:A')], 'implicit deny'],
  ['nothing', [], 'implicit deny'],
  ['a deny after an allow', [statement('Allow', '*'), statement('Deny', 'arn:a')], 'explicit deny'],
  ['a deny of something else', [statement('Deny', 'arn:b'), statement('Allow', '*')], 'allow'],
])('%s', (_what, Statement, verdict) => {
  expect(
    evaluatePolicy(parsePolicy({ Version: '2012-10-17', Statement }), 'execute-api:Invoke', 'arn:a'),
  ).toBe(verdict);
});

it.each([
  ['no document', undefined],
  ['no statement', {}],
  ['a text', { Statement: 'Allow' }],
  ['another effect', { Statement: [statement('allow', '*')] }],
  ['no resource', { Statement: [statement('Allow', undefined)] }],
  ['an empty list', { Statement: [statement('Allow', [])] }],
  ['a number', { Statement: [statement('Allow', ['*', 1])] }],
  ['a condition', { Statement: [{ ...statement('Allow', '*'), Condition: {} }] }],
  ['NotResource', { Statement: [{ ...statement('Allow', '*'), NotResource: 'x' }] }],
])('%s is malformed', (_what, document) => {
  expect(() => parsePolicy(document)).toThrow();
});
