import { parseAuthRequest } from '../../../local/keystone/auth-request';
import { passwordAuth, tokenAuth } from './test-keystone';

describe('parseAuthRequest', () => {
  it.each([
    ['an id', { id: 'u' }, { id: 'u' }],
    ["a domain's id", { name: 'n', domain: { id: 'd' } }, { name: 'n', domain: { id: 'd' } }],
    ["a domain's name", { name: 'n', domain: { name: 'D' } }, { name: 'n', domain: { name: 'D' } }],
  ])('reads a password and a user by %s', (_, user, reference) => {
    const identity = { methods: ['password'], password: { user: { ...user, password: 'p' } } };
    expect(parseAuthRequest({ auth: { identity } })).toEqual({
      methods: [{ name: 'password', user: reference, password: 'p' }],
      scope: undefined,
    });
  });

  it('reads a token', () => {
    expect(parseAuthRequest({ ...tokenAuth('t') }).methods).toEqual([{ name: 'token', token: 't' }]);
  });

  it.each([
    ['nothing', undefined, undefined],
    ['a project by id', { project: { id: 'p' } }, { kind: 'project', project: { id: 'p' } }],
    [
      'a project by name',
      { project: { name: 'n', domain: { name: 'D' } } },
      { kind: 'project', project: { name: 'n', domain: { name: 'D' } } },
    ],
    ['a domain by id', { domain: { id: 'd' } }, { kind: 'domain', domain: { id: 'd' } }],
    ['a domain by name', { domain: { name: 'D' } }, { kind: 'domain', domain: { name: 'D' } }],
    ['a trust', { 'OS-TRUST:trust': { id: 't' } }, { kind: 'trust', id: 't' }],
    ['the system', { system: { all: true } }, { kind: 'system' }],
    ['no scope in a word', 'unscoped', { kind: 'unscoped' }],
    ['no scope in an object', { unscoped: {} }, { kind: 'unscoped' }],
  ])('reads a scope: %s', (_, scope, expected) => {
    expect(parseAuthRequest({ ...passwordAuth('member', scope) }).scope).toEqual(expected);
  });

  it.each([
    ['no auth', {}],
    ['auth that is no object', { auth: [] }],
    ['no identity', { auth: {} }],
    ['no methods', { auth: { identity: {} } }],
    ['methods that are no list', { auth: { identity: { methods: 'password' } } }],
    ['a method without its details', { auth: { identity: { methods: ['password'] } } }],
    ['a password without a user', withPassword({})],
    ['a user without a password', withPassword({ user: { id: 'u' } })],
    ['a password that is a number', withPassword({ user: { id: 'u', password: 1 } })],
    ['a user with neither id nor name', withPassword({ user: { password: 'p' } })],
    ["a user's name without a domain", withPassword({ user: { name: 'n', password: 'p' } })],
    ['a domain with neither id nor name', withPassword({ user: { name: 'n', domain: {}, password: 'p' } })],
    ['a token without an id', { auth: { identity: { methods: ['token'], token: {} } } }],
    ['an empty scope', passwordAuth('member', {})],
    ['no scope, said as null', passwordAuth('member', null)],
    ['two scopes', passwordAuth('member', { project: { id: 'p' }, domain: { id: 'd' } })],
    ['a scope of a kind that is not here', passwordAuth('member', { 'OS-OAUTH1:token': { id: 't' } })],
    ['a trust without an id', passwordAuth('member', { 'OS-TRUST:trust': {} })],
    ["a project's name without a domain", passwordAuth('member', { project: { name: 'n' } })],
    ['half a system', passwordAuth('member', { system: { all: false } })],
  ])('answers 400 to %s', (_, body) => {
    expect(statusOf({ ...body })).toBe(400);
  });

  it('answers 401 to a method that is not spoken here', () => {
    expect(statusOf({ auth: { identity: { methods: ['saml2'], saml2: {} } } })).toBe(401);
  });
});

function withPassword(password: object) {
  return { auth: { identity: { methods: ['password'], password } } };
}

function statusOf(body: Record<string, unknown>): unknown {
  try {
    return parseAuthRequest(body);
  } catch (error) {
    return error instanceof Error && 'status' in error ? error.status : error;
  }
}
