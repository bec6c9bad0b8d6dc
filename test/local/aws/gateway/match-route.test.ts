import { matchRoute } from '../../../../local/aws/gateway/match-route';

const routes = [
  'ANY /',
  'ANY /{proxy+}',
  'GET /v2/{project}',
  'POST /v2/{project}',
  'GET /v2/jobs',
  'ANY /v2/any',
  'PUT /v2/any',
  'GET /v2/jobs/{rest+}',
  'GET /v2/{project}/{job}',
].map((route) => {
  const [verb = '', resourcePath = ''] = route.split(' ');
  return { verb, resourcePath };
});

it.each([
  ['GET /', 'ANY /', null],
  ['GET /v2/jobs', 'GET /v2/jobs', null],
  ['GET /v2/jobs/', 'GET /v2/jobs', null],
  ['GET /v2/x', 'GET /v2/{project}', { project: 'x' }],
  ['GET /v2/%6Aobs', 'GET /v2/{project}', { project: '%6Aobs' }],
  ['PUT /v2/any', 'PUT /v2/any', null],
  ['GET /v2/any', 'ANY /v2/any', null],
  ['GET /v2/jobs/a/b', 'GET /v2/jobs/{rest+}', { rest: 'a/b' }],
  ['GET /v2/jobs/a', 'GET /v2/jobs/{rest+}', { rest: 'a' }],
  ['GET /v2/x/a', 'GET /v2/{project}/{job}', { project: 'x', job: 'a' }],
  ['GET /v2/x/a/b', 'ANY /{proxy+}', { proxy: 'v2/x/a/b' }],
  ['GET /v3', 'ANY /{proxy+}', { proxy: 'v3' }],
  ['GET /v2//a', 'ANY /{proxy+}', { proxy: 'v2//a' }],
  // A verb that the most specific resource lacks goes to a greedy resource, not to a less specific parameter.
  ['POST /v2/jobs', 'ANY /{proxy+}', { proxy: 'v2/jobs' }],
  ['DELETE /v2/x', 'ANY /{proxy+}', { proxy: 'v2/x' }],
])('%s goes to %s', (request, expected, pathParameters) => {
  const [verb = '', path = ''] = request.split(' ');
  const match = matchRoute(routes, verb, path);
  expect(`${match?.route.verb} ${match?.route.resourcePath}`).toBe(expected);
  expect(match?.pathParameters).toEqual(pathParameters);
});

it.each(['TRACE /v3', 'GET //', 'GET http://example.com/v2', 'OPTIONS *', 'GET '])(
  '%s goes nowhere',
  (request) => {
    const [verb = '', path = ''] = request.split(' ');
    expect(matchRoute(routes, verb, path)).toBeUndefined();
  },
);
