import { parseProxyResult } from '../../../../local/aws/gateway/proxy-result';

const parse = (result: unknown) => parseProxyResult(JSON.stringify(result));
const JSON_TYPE = { 'Content-Type': 'application/json' };

it.each([
  ['a status alone', { statusCode: 204 }, { status: 204, headers: JSON_TYPE, body: '' }],
  ['no body', { statusCode: 200, body: null }, { status: 200, headers: JSON_TYPE, body: '' }],
  [
    'all of it',
    { statusCode: 599, headers: { A: 'x', b: 1, c: true }, body: 'text', isBase64Encoded: false },
    { status: 599, headers: { ...JSON_TYPE, A: 'x', b: '1', c: 'true' }, body: 'text' },
  ],
  [
    'a type of its own',
    { statusCode: 200, headers: { 'content-type': 'text/plain' } },
    { status: 200, headers: { 'content-type': 'text/plain' }, body: '' },
  ],
  [
    'both kinds of headers',
    { statusCode: 200, headers: { A: 'x', b: 'x' }, multiValueHeaders: { a: ['1', 2] } },
    { status: 200, headers: { ...JSON_TYPE, a: ['1', '2'], b: 'x' }, body: '' },
  ],
  [
    'headers that are not its own',
    { statusCode: 401, headers: { 'WWW-Authenticate': 'Keystone', 'content-length': 7 } },
    {
      status: 401,
      headers: {
        ...JSON_TYPE,
        'x-amzn-Remapped-WWW-Authenticate': 'Keystone',
        'x-amzn-Remapped-content-length': '7',
      },
      body: '',
    },
  ],
  [
    'base64 as it is',
    { statusCode: 200, body: 'eA==', isBase64Encoded: true },
    { status: 200, headers: JSON_TYPE, body: 'eA==' },
  ],
])('reads %s', (_what, result, answer) => {
  expect(parse(result)).toEqual(answer);
});

it.each([
  null,
  'text',
  {},
  { statusCode: '200' },
  { statusCode: 200.5 },
  { statusCode: 199 },
  { statusCode: 600 },
  { statusCode: 200, body: {} },
  { statusCode: 200, isBase64Encoded: 'false' },
  { statusCode: 200, headers: ['A'] },
  { statusCode: 200, headers: { A: null } },
  { statusCode: 200, headers: { A: 'x\nB: y' } },
  { statusCode: 200, headers: { 'not a name': 'x' } },
  { statusCode: 200, multiValueHeaders: { A: 'x' } },
  { statusCode: 200, message: 'not a field' },
])('refuses %j', (result) => {
  expect(() => parse(result)).toThrow();
});
