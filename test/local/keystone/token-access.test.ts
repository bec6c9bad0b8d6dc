import type { RunningKeystone } from '../../../local/keystone/keystone';
import { ask, login, passwordAuth, PROJECT_SCOPE, startTestKeystone, SYSTEM_SCOPE } from './test-keystone';

let keystone: RunningKeystone;
let subject: string;
beforeAll(async () => {
  keystone = await startTestKeystone();
});
beforeEach(async () => {
  subject = await login(keystone, passwordAuth('member', PROJECT_SCOPE));
});
afterAll(() => keystone.close());

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
};
const METHODS = ['GET', 'HEAD', 'DELETE'];

/** Who asks about the token of `member` on its project, and what each verb answers. */
const CALLERS = [
  { caller: 'another token of the same user', name: 'member', scope: undefined, show: 200, revoke: 204 },
  { caller: 'an admin of a project', name: 'admin', scope: PROJECT_SCOPE, show: 200, revoke: 204 },
  { caller: 'an admin of the system', name: 'admin', scope: SYSTEM_SCOPE, show: 200, revoke: 204 },
  { caller: 'an unscoped token of an admin', name: 'admin', scope: undefined, show: 403, revoke: 403 },
  { caller: 'a service', name: 'service', scope: PROJECT_SCOPE, show: 200, revoke: 403 },
  { caller: 'a reader of the system', name: 'auditor', scope: SYSTEM_SCOPE, show: 200, revoke: 403 },
  { caller: 'a reader of the project', name: 'reader', scope: PROJECT_SCOPE, show: 403, revoke: 403 },
  { caller: 'a member of the project', name: 'settled', scope: PROJECT_SCOPE, show: 403, revoke: 403 },
  {
    caller: 'a member of a domain',
    name: 'governor',
    scope: { domain: { id: 'east-id' } },
    show: 403,
    revoke: 403,
  },
];

describe.each(METHODS)('%s /v3/auth/tokens', (method) => {
  const done = method === 'DELETE' ? 204 : 200;

  it.each(CALLERS)('lets $caller', async ({ name, scope, show, revoke }) => {
    const token = await login(keystone, passwordAuth(name, scope));
    const { status } = await ask(keystone, '/v3/auth/tokens', { method, token, subject });
    expect(status).toBe(method === 'DELETE' ? revoke : show);
  });

  it('takes a token as its own subject', async () => {
    const { status } = await ask(keystone, '/v3/auth/tokens', { method, token: subject, subject });
    expect(status).toBe(done);
  });

  it.each([
    ['no token', () => ({ subject }), 401],
    ['an unknown token', () => ({ token: 'unknown', subject }), 401],
    ['an unknown token and no subject', () => ({ token: 'unknown' }), 401],
    ['no subject', () => ({ token: subject }), 400],
    ['an empty subject', () => ({ token: subject, subject: '' }), 400],
    ['an unknown subject', () => ({ token: subject, subject: 'unknown' }), 404],
    ['two tokens in one header', () => ({ token: `${subject}, ${subject}`, subject }), 401],
  ])('refuses %s', async (_, question, code) => {
    const { status, body } = await ask(keystone, '/v3/auth/tokens', { method, ...question() });
    expect(status).toBe(code);
    if (method !== 'HEAD') {
      const message = expect.any(String) as unknown;
      expect(body).toEqual({ error: { code, message, title: TITLES[code] } });
    }
  });

  it('refuses a revoked token as caller with 401 and as subject with 404', async () => {
    const admin = await login(keystone, passwordAuth('admin', PROJECT_SCOPE));
    await ask(keystone, '/v3/auth/tokens', { method: 'DELETE', token: subject, subject });
    const asCaller = await ask(keystone, '/v3/auth/tokens', { method, token: subject, subject: admin });
    const asSubject = await ask(keystone, '/v3/auth/tokens', { method, token: admin, subject });
    expect([asCaller.status, asSubject.status]).toEqual([401, 404]);
  });
});

describe('a refusal', () => {
  it.each([
    ['404', () => ({ token: subject, subject: 'the-secret-subject' })],
    ['401', () => ({ token: 'the-secret-token', subject })],
  ])('with %s does not repeat the token', async (_, question) => {
    const { body } = await ask(keystone, '/v3/auth/tokens', question());
    expect(JSON.stringify(body)).not.toContain('the-secret');
  });
});
