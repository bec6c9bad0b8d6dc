import { parseToken } from '../../../functions/keystone/validate-token';
import type { RunningKeystone } from '../../../local/keystone/keystone';
import { askForToken, passwordAuth, PROJECT_SCOPE, startTestKeystone, SYSTEM_SCOPE } from './test-keystone';

let keystone: RunningKeystone;
beforeAll(async () => {
  keystone = await startTestKeystone();
});
afterAll(() => keystone.close());

const TIMESTAMP = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) as unknown;
const CATALOG = expect.arrayContaining([expect.objectContaining({ type: 'identity' })]) as unknown;

/** What every token shows. */
function common(name: string) {
  const domain = { id: 'default', name: 'Default' };
  return {
    methods: ['password'],
    user: { id: `${name}-id`, name, domain, password_expires_at: null },
    audit_ids: [expect.stringMatching(/^[A-Za-z0-9_-]{22}$/) as unknown],
    issued_at: TIMESTAMP,
    expires_at: TIMESTAMP,
  };
}

function roles(...names: string[]) {
  return names.map((name) => ({ id: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown, name }));
}

describe('a token', () => {
  it.each([
    [
      'project',
      'admin',
      PROJECT_SCOPE,
      {
        project: { id: 'demo-id', name: 'demo', domain: { id: 'default', name: 'Default' } },
        is_domain: false,
        roles: roles('admin', 'member', 'reader'),
        catalog: CATALOG,
      },
    ],
    [
      'domain',
      'governor',
      { domain: { id: 'east-id' } },
      { domain: { id: 'east-id', name: 'East' }, roles: roles('member', 'reader'), catalog: CATALOG },
    ],
    ['system', 'auditor', SYSTEM_SCOPE, { system: { all: true }, roles: roles('reader'), catalog: CATALOG }],
    ['unscoped', 'member', undefined, {}],
  ])('of the scope %s shows exactly this', async (_, name, scope, own) => {
    const { body } = await askForToken(keystone, passwordAuth(name, scope));
    expect(body).toEqual({ token: { ...common(name), ...own } });
  });

  it.each([
    ['project', 'member', PROJECT_SCOPE],
    ['domain', 'governor', { domain: { id: 'east-id' } }],
    ['system', 'auditor', SYSTEM_SCOPE],
    ['unscoped', 'member', undefined],
  ])('of the scope %s is understood by the authorizer', async (scope, name, asked) => {
    const { body } = await askForToken(keystone, passwordAuth(name, asked));
    expect(parseToken(JSON.stringify(body))).toMatchObject({ user_id: `${name}-id`, scope });
  });

  it('ends a lifetime after it began', async () => {
    const { body } = await askForToken(keystone, passwordAuth('member'));
    const { token } = body as { token: { issued_at: string; expires_at: string } };
    expect(Date.parse(token.expires_at) - Date.parse(token.issued_at)).toBe(600_000);
  });

  it('gives a role the same id every time', async () => {
    const ids = async (name: string) => {
      const { body } = await askForToken(keystone, passwordAuth(name, PROJECT_SCOPE));
      return (body as { token: { roles: { id: string }[] } }).token.roles.map(({ id }) => id);
    };
    expect(await ids('admin')).toEqual(expect.arrayContaining(await ids('member')));
    expect(new Set(await ids('admin')).size).toBe(3);
  });
});
