import { isAllowed } from '../../../functions/http/access-rules';

const request = { service: 'backup', method: 'GET', path: '/v2/p/jobs/j' };
const rule = (path: string) => ({ service: 'backup', method: 'GET', path });

describe('isAllowed', () => {
  it.each([
    // Text stands for itself.
    ['/v2/p/jobs/j', '/v2/p/jobs/j', true],
    ['/v2/p/jobs/j', '/v2/p/jobs', false],
    ['/v2/p/jobs/j', '/v2/p/jobs/jj', false],
    ['/v2/p/jobs/j', '/prod/v2/p/jobs/j', false],
    ['/v2/p/jobs/j', '/V2/p/jobs/j', false],
    ['/v2/p/jobs/j.k', '/v2/p/jobs/jxk', false],
    ['/v2/p/jobs/(j|k)', '/v2/p/jobs/j', false],
    ['/v2/p/jobs/%6A', '/v2/p/jobs/j', false],
    ['', '/v2', false],
    ['', '', true],
    // * and {name}: one segment or a part of it, and not nothing.
    ['/v2/*/jobs/*', '/v2/p/jobs/j', true],
    ['/v2/{project_id}/jobs/{job_id}', '/v2/p/jobs/j', true],
    ['/v2/*/jobs/*', '/v2/p/jobs', false],
    ['/v2/*/jobs/*', '/v2//jobs/j', false],
    ['/v2/*/jobs/*', '/v2/p/jobs/j/event', false],
    ['/v2/*/jobs/*', '/v2/p/q/jobs/j', false],
    ['/v2/*/jobs/*', '/v2/p/clients/j', false],
    ['/v2/*/jobs/daily-*', '/v2/p/jobs/daily-1', true],
    ['/v2/*/jobs/daily-*', '/v2/p/jobs/daily-', false],
    ['/v2/*/jobs/daily-*', '/v2/p/jobs/weekly-1', false],
    ['/v2/*/jobs/a*a', '/v2/p/jobs/aaa', true],
    ['/v2/*/jobs/{}', '/v2/p/jobs/j', true],
    ['/v2/*/jobs/{', '/v2/p/jobs/{', true],
    ['/v2/*/jobs/{', '/v2/p/jobs/j', false],
    // **: anything, nothing included.
    ['/**', '/v2/p/jobs/j', true],
    ['**', '', true],
    ['/v2/p/**', '/v2/p/jobs/j/event', true],
    ['/v2/p/**', '/v2/q/jobs/j', false],
    ['/v2/p**', '/v2/pq/jobs', true],
    ['/**/j', '/v2/p/jobs/j', true],
    ['/**/j', '/j', false],
    ['/**/jobs/**/j', '/v2/p/jobs/jobs/j/j', true],
    ['/**/jobs/**/k', '/v2/p/jobs/jobs/j/j', false],
    ['/v2/***', '/v2/p', true],
    ['/v2/***', '/v2/', false],
    // A slash at the end means nothing.
    ['/v2/p/jobs/', '/v2/p/jobs', true],
    ['/v2/p/**', '/v2/p', true],
    ['/v2/p/jobs/*', '/v2/p/jobs', false],
  ])('reads the path %j of a rule for the path %j: %s', (pattern, path, expected) => {
    expect(isAllowed([rule(pattern)], { ...request, path })).toBe(expected);
  });

  it.each([
    ['another service', { service: 'compute' }, false],
    ['the service in other letters', { service: 'Backup' }, false],
    ['another method', { method: 'POST' }, false],
    ['another method that begins the same', { method: 'GETS' }, false],
    ['the method in small letters', { method: 'get' }, true],
  ])('holds a rule for %s against the request: %#', (_case, changes, expected) => {
    expect(isAllowed([{ ...rule('/**'), ...changes }], request)).toBe(expected);
  });

  it('needs one rule that allows, not parts of several', () => {
    const others = [{ ...rule('/**'), method: 'POST' }, rule('/v2/q/**')];
    expect(isAllowed(others, request)).toBe(false);
    expect(isAllowed([...others, rule('/v2/p/**')], request)).toBe(true);
  });

  it('allows nothing by an empty list', () => {
    expect(isAllowed([], request)).toBe(false);
  });

  // 225 characters are what Keystone lets a rule have, 8000 more than API Gateway lets a path have. A regular
  // expression would need longer than the universe is old.
  it.each(['**a', '*a', '**/', '**'])('is not kept busy by a rule of %j over and over', (part) => {
    const pattern = `/${part.repeat(224 / part.length)}!`;
    expect(isAllowed([rule(pattern)], { ...request, path: `/${'a'.repeat(8000)}` })).toBe(false);
  });

  it('allows no path that is longer than any route, whatever the pattern', () => {
    const rules = [{ service: 'backup', method: 'GET', path: '**' }];
    const request = { service: 'backup', method: 'GET' };
    expect(isAllowed(rules, { ...request, path: `/${'a'.repeat(511)}` })).toBe(true);
    expect(isAllowed(rules, { ...request, path: `/${'a'.repeat(512)}` })).toBe(false);
  });
});
