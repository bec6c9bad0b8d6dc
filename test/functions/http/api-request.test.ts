import type { APIGatewayProxyEvent } from 'aws-lambda';
import { FALLBACK_PATH } from '../../../functions/contract/routes';
import { gatewayRequest } from '../../../functions/http/api-request';
import { proxyEvent } from '../../support/proxy-event';

const JOB = '/v2/{project_id}/jobs/{job_id}';
const OURS = /^req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const requestOf = (changes: Partial<Record<keyof APIGatewayProxyEvent, unknown>>) =>
  gatewayRequest({ ...proxyEvent(), ...changes } as APIGatewayProxyEvent);

describe('the headers of a request', () => {
  it.each([
    ['absent', {}, undefined],
    ['absent with all others', null, undefined],
    ['present', { Accept: ['a/b'] }, 'a/b'],
    ['in another case', { aCCEPT: ['a/b'] }, 'a/b'],
    ['repeated', { Accept: ['a/b', 'c/d'] }, 'a/b,c/d'],
    ['repeated in two cases', { Accept: ['a/b'], accept: ['c/d'] }, 'a/b,c/d'],
    ['without a value', { Accept: undefined }, undefined],
  ])('have one that is %s', (_case, multiValueHeaders, expected) => {
    expect(requestOf({ multiValueHeaders }).header('accept')).toBe(expected);
  });
});

describe('the id of a request', () => {
  const idOf = (sent: string | undefined): string =>
    requestOf({ multiValueHeaders: { 'X-OpenStack-Request-ID': sent === undefined ? undefined : [sent] } })
      .id;

  it.each([
    ['req-6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'req-6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
    ['6ba7b810', 'req-6ba7b810'],
    ['a.b_c', 'req-a.b_c'],
  ])("is the caller's own %s as %s", (sent, expected) => {
    expect(idOf(sent)).toBe(expected);
  });

  it.each([undefined, '', 'a b', 'a\r\nSet-Cookie: b', 'ä', 'x'.repeat(129)])(
    'is made instead of %j',
    (sent) => {
      expect(idOf(sent)).toMatch(OURS);
    },
  );

  it('is a new one each time', () => {
    expect(idOf(undefined)).not.toBe(idOf(undefined));
  });
});

describe('the path of a request', () => {
  const fallback = (proxy: string | undefined) => ({
    resource: FALLBACK_PATH,
    pathParameters: proxy === undefined ? null : { proxy },
  });
  const own = { resource: JOB, pathParameters: { project_id: 'p', job_id: '{project_id}' } };

  it.each([
    [own, '/v2/p/jobs/{project_id}'],
    [fallback('v2/p/jobs/%6A'), '/v2/p/jobs/%6A'],
    [fallback('v2/p/jobs/'), '/v2/p/jobs'],
    [fallback('v2/p/jobs//'), '/v2/p/jobs/'],
    // As a client asks that was told a URL with a slash at its end.
    [fallback('/v2/p/jobs/j'), '/v2/p/jobs/j'],
    [fallback('/v2/p/jobs/'), '/v2/p/jobs'],
    [fallback('/v2'), '/v2'],
    [fallback('/v2/'), '/v2'],
    [fallback('//v2/p/jobs'), '///v2/p/jobs'],
    [fallback('/v2//p/jobs'), '/v2//p/jobs'],
    [fallback('/v22/p/jobs'), '//v22/p/jobs'],
    [fallback('/v3/p/jobs'), '//v3/p/jobs'],
    [fallback('/healthcheck'), '//healthcheck'],
    [fallback('v2//v2/p/jobs'), '/v2//v2/p/jobs'],
    [fallback(undefined), ''],
    [{ resource: '/v2', pathParameters: null }, '/v2'],
  ])('is read from %j as %j', (changes, path) => {
    expect(requestOf(changes).path).toBe(path);
  });
});
