import type { Route } from '../../../functions/contract/routes';
import { requestPath, resolveRoute } from '../../../functions/http/resolve-route';

const JOB = '/v2/{project_id}/jobs/{job_id}';
const route = (method: Route['method'], path: string): Route => ({
  operation: `${method} ${path}`,
  method,
  path,
  access: { rule: 'jobs:get' },
  resource: 'jobs',
});
const ROUTES = [route('GET', JOB), route('PATCH', JOB), route('GET', '/v2/{project_id}/jobs')];
const fallback = (httpMethod: string, proxy: string | undefined) => ({
  httpMethod,
  resource: '/{proxy+}',
  pathParameters: proxy === undefined ? null : { proxy },
});

describe('resolveRoute', () => {
  it('finds the route of its own resource', () => {
    const event = { httpMethod: 'GET', resource: JOB, pathParameters: { project_id: 'p', job_id: 'j' } };
    expect(resolveRoute(event, ROUTES)).toEqual({
      parameters: { project_id: 'p', job_id: 'j' },
      methods: ['GET', 'PATCH'],
      route: ROUTES[0],
    });
  });

  it.each([
    ['GET', 'v2/p/jobs/j', ROUTES[0]],
    ['PATCH', 'v2/p/jobs/j', ROUTES[1]],
    ['GET', 'v2/p/jobs/j/', ROUTES[0]],
    ['GET', 'v2/p/jobs/', ROUTES[2]],
    ['DELETE', 'v2/p/jobs/j', undefined],
  ])('finds the path of %s %s through the fallback', (method, proxy, expected) => {
    expect(resolveRoute(fallback(method, proxy), ROUTES)).toMatchObject({
      parameters: { project_id: 'p' },
      route: expected,
    });
  });

  it('leaves percent-encoding alone', () => {
    expect(resolveRoute(fallback('GET', 'v2/p/jobs/%6A'), ROUTES)?.parameters['job_id']).toBe('%6A');
  });

  it.each([
    undefined,
    '',
    'v2',
    'v2/p',
    'v1/p/jobs/j',
    'V2/p/jobs/j',
    'v2/p/jobs/j/event',
    'v2/p/clients/c',
    '/v2/p/jobs/j',
    'v2/p/jobs/j//',
    'prod/v2/p/jobs/j',
  ])('knows no path %j', (proxy) => {
    expect(resolveRoute(fallback('GET', proxy), ROUTES)).toBeUndefined();
  });

  it('knows no resource that is not in the routes', () => {
    expect(resolveRoute({ httpMethod: 'GET', resource: '/', pathParameters: null }, ROUTES)).toBeUndefined();
  });
});

describe('requestPath', () => {
  const own = { resource: JOB, pathParameters: { project_id: 'p', job_id: '{project_id}' } };

  it.each([
    [own, '/v2/p/jobs/{project_id}'],
    [fallback('GET', 'v2/p/jobs/%6A'), '/v2/p/jobs/%6A'],
    [fallback('GET', 'v2/p/jobs/'), '/v2/p/jobs'],
    [fallback('GET', 'v2/p/jobs//'), '/v2/p/jobs/'],
    [fallback('GET', undefined), ''],
    [{ resource: '/v2', pathParameters: null }, '/v2'],
  ])('reads from %j the path %j', (event, path) => {
    expect(requestPath(event)).toBe(path);
  });
});
