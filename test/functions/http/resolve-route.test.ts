import type { Route } from '../../../functions/contract/routes';
import { resolveRoute } from '../../../functions/http/resolve-route';

const JOB = '/v2/{project_id}/jobs/{job_id}';
const route = (method: Route['method'], path: string): Route => ({
  operation: `${method} ${path}`,
  method,
  path,
  access: { rule: 'jobs:get' },
  resource: 'jobs',
});
const ROUTES = [route('GET', JOB), route('PATCH', JOB), route('GET', '/v2/{project_id}/jobs')];
/** As it comes through a resource of API Gateway, which has found the parameters. */
const chosen = (method: string, path: string, parameters: Readonly<Record<string, string>>) => ({
  method,
  path: path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? ''),
  chosen: { path, parameters },
});
/** As it comes through the fallback. */
const fallback = (method: string, proxy: string | undefined) => ({
  method,
  path: proxy === undefined ? '' : `/${proxy}`.replace(/\/$/, ''),
  chosen: { path: '/{proxy+}', parameters: proxy === undefined ? {} : { proxy } },
});

describe('resolveRoute', () => {
  it('finds the route of its own resource', () => {
    const request = chosen('GET', JOB, { project_id: 'p', job_id: 'j' });
    expect(resolveRoute(request, ROUTES)).toEqual({
      parameters: { project_id: 'p', job_id: 'j' },
      methods: ['GET', 'PATCH'],
      route: ROUTES[0],
      isPublic: false,
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

  it('takes HEAD for GET where no token is needed', () => {
    const health: Route = { ...route('GET', '/healthcheck'), access: 'public' };
    const found = { parameters: {}, methods: ['GET', 'HEAD'], route: health, isPublic: true };
    expect(resolveRoute(chosen('HEAD', '/healthcheck', {}), [health])).toEqual(found);
    const jobs = resolveRoute(chosen('HEAD', JOB, { project_id: 'p', job_id: 'j' }), ROUTES);
    expect(jobs).toMatchObject({ methods: ['GET', 'PATCH'], route: undefined });
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
    expect(resolveRoute(chosen('GET', '/', {}), ROUTES)).toBeUndefined();
  });
});
