import type { RunningKeystone } from '../../../local/keystone/keystone';
import {
  ask,
  askForToken,
  login,
  PASSWORD,
  passwordAuth,
  PROJECT_SCOPE,
  startTestKeystone,
  SYSTEM_SCOPE,
  tokenAuth,
} from './test-keystone';

let keystone: RunningKeystone;
beforeAll(async () => {
  keystone = await startTestKeystone();
});
afterAll(() => keystone.close());

const PROJECT = { project: { id: 'demo-id' } };
const SYSTEM = { system: { all: true } };
const EAST = { domain: { id: 'east-id' } };

describe('a password', () => {
  it.each([
    ['a project by id', 'member', PROJECT_SCOPE, PROJECT],
    ['a project by name', 'member', { project: { name: 'demo', domain: { name: 'Default' } } }, PROJECT],
    ['a domain by id', 'governor', { domain: { id: 'east-id' } }, EAST],
    ['a domain by name', 'governor', { domain: { name: 'East' } }, EAST],
    ['the system', 'auditor', SYSTEM_SCOPE, SYSTEM],
    ['the default project', 'settled', undefined, PROJECT],
  ])('opens %s', async (_, name, scope, expected) => {
    const { status, body } = await askForToken(keystone, passwordAuth(name, scope));
    expect(status).toBe(201);
    expect(body).toMatchObject({ token: { ...expected, methods: ['password'] } });
  });

  it.each([
    ['there is no default project', 'member', undefined],
    ['the default project is closed', 'displaced', undefined],
    ['it is asked for in spite of a default project', 'settled', 'unscoped'],
  ])('gives an unscoped token when %s', async (_, name, scope) => {
    const { status, body } = await askForToken(keystone, passwordAuth(name, scope));
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('token.project');
    expect(body).not.toHaveProperty('token.roles');
  });

  it('finds the user by name within his domain', async () => {
    const user = { name: 'member', domain: { name: 'East' }, password: PASSWORD };
    const identity = { methods: ['password'], password: { user } };
    const { body } = await askForToken(keystone, { auth: { identity } });
    expect(body).toMatchObject({ token: { user: { id: 'east-member-id', domain: { id: 'east-id' } } } });
  });

  it.each([
    ['a wrong password', passwordAuth('member', PROJECT_SCOPE, 'wrong')],
    ['an empty password', passwordAuth('member', PROJECT_SCOPE, '')],
    ['an unknown user', passwordAuth('nobody', PROJECT_SCOPE)],
    ['an unknown project', passwordAuth('member', { project: { id: 'nothing' } })],
    ['an unknown domain', passwordAuth('member', { domain: { name: 'West' } })],
    ['a project without a role', passwordAuth('member', { project: { id: 'closed-id' } })],
    ["a project that has the same name in another's domain", passwordAuth('member', eastDemo())],
    ['a domain without a role', passwordAuth('admin', { domain: { id: 'default' } })],
    ['the system without a role', passwordAuth('member', SYSTEM_SCOPE)],
    ['no method at all', { auth: { identity: { methods: [] } } }],
  ])('is refused for %s, without a word why', async (_, auth) => {
    const { status, headers, body } = await askForToken(keystone, auth);
    expect(status).toBe(401);
    expect(headers.has('X-Subject-Token')).toBe(false);
    expect(body).toEqual({
      error: {
        code: 401,
        message: 'The request you have made requires authentication.',
        title: 'Unauthorized',
      },
    });
  });
});

describe('a token', () => {
  it('opens another scope of its user, no longer than it lives itself', async () => {
    const first = await login(keystone, passwordAuth('admin'));
    const { status, body } = await askForToken(keystone, tokenAuth(first, SYSTEM_SCOPE));
    const original = await ask(keystone, '/v3/auth/tokens', { token: first, subject: first });
    expect(status).toBe(201);
    expect(body).toMatchObject({ token: { ...SYSTEM, methods: ['token', 'password'] } });
    expect(field(body, 'expires_at')).toBe(field(original.body, 'expires_at'));
    expect(field(body, 'audit_ids')).toEqual([
      expect.any(String),
      ...[field(original.body, 'audit_ids')].flat(),
    ]);
  });

  it('says once how it was got, however often it was re-scoped', async () => {
    const first = await login(keystone, passwordAuth('member'));
    const second = await login(keystone, tokenAuth(first, PROJECT_SCOPE));
    const { body } = await askForToken(keystone, tokenAuth(second, PROJECT_SCOPE));
    expect(field(body, 'methods')).toEqual(['token', 'password']);
    expect(field(body, 'audit_ids')).toHaveLength(2);
  });

  it('does not open a scope on which its user has no role', async () => {
    const token = await login(keystone, passwordAuth('member'));
    expect(await askForToken(keystone, tokenAuth(token, SYSTEM_SCOPE))).toMatchObject({ status: 401 });
  });

  it('opens nothing when it is unknown', async () => {
    expect(await askForToken(keystone, tokenAuth('unknown', PROJECT_SCOPE))).toMatchObject({ status: 401 });
  });

  it.each([
    ['the same user', 'member', 201],
    ['another user', 'reader', 401],
  ])('together with a password of %s: %#', async (_, name, expected) => {
    const id = await login(keystone, passwordAuth('member'));
    const password = { user: { id: `${name}-id`, password: PASSWORD } };
    const identity = { methods: ['password', 'token'], password, token: { id } };
    expect(await askForToken(keystone, { auth: { identity } })).toMatchObject({ status: expected });
  });
});

function eastDemo() {
  return { project: { name: 'demo', domain: { name: 'East' } } };
}

function field(body: unknown, name: string): unknown {
  const { token } = body as { token: Record<string, unknown> };
  return token[name];
}
