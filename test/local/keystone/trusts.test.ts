import type { RunningKeystone } from '../../../local/keystone/keystone';
import {
  ask,
  askForToken,
  login,
  passwordAuth,
  PROJECT_SCOPE,
  type Reply,
  startTestKeystone,
  tokenAuth,
} from './test-keystone';

const TRUSTS = '/v3/OS-TRUST/trusts';
const TRUST = {
  trustor_user_id: 'member-id',
  trustee_user_id: 'auditor-id',
  project_id: 'demo-id',
  impersonation: false,
  roles: [{ name: 'member' }],
};

let keystone: RunningKeystone;
/** Of the trustor, in the project; of the trustee, without a scope. */
let trustor: string;
let trustee: string;
beforeAll(async () => {
  keystone = await startTestKeystone();
  trustor = await login(keystone, passwordAuth('member', PROJECT_SCOPE));
  trustee = await login(keystone, passwordAuth('auditor', 'unscoped'));
});
afterAll(() => keystone.close());

const create = (fields: object = {}, token = trustor): Promise<Reply> =>
  ask(keystone, TRUSTS, { method: 'POST', token, body: { trust: { ...TRUST, ...fields } } });
const idOf = ({ body }: Reply): string => (body as { trust: { id: string } }).trust.id;
const scopeOf = (id: string): object => ({ 'OS-TRUST:trust': { id } });

describe('a trust', () => {
  it('is shown to both and listed for each, without its roles in the list', async () => {
    const made = await create();
    expect(made).toMatchObject({ status: 201, body: { trust: { ...TRUST, expires_at: null } } });
    for (const token of [trustor, trustee]) {
      expect(await ask(keystone, `${TRUSTS}/${idOf(made)}`, { token })).toMatchObject({ body: made.body });
    }
    const given = await ask(keystone, `${TRUSTS}?trustor_user_id=member-id`, { token: trustor });
    expect(given.body).toMatchObject({
      trusts: expect.arrayContaining([expect.objectContaining({ id: idOf(made) })]) as unknown,
    });
    expect(JSON.stringify(given.body)).not.toContain('"roles"');
    const received = await ask(keystone, `${TRUSTS}?trustee_user_id=auditor-id`, { token: trustee });
    expect(received.body).toMatchObject({
      trusts: expect.arrayContaining([expect.objectContaining({ id: idOf(made) })]) as unknown,
    });
  });

  it('gives the trustee a token of the project, which lasts no longer than the first one', async () => {
    const id = idOf(await create());
    const { status, body } = await askForToken(keystone, tokenAuth(trustee, scopeOf(id)));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      token: {
        user: { id: 'auditor-id' },
        project: { id: 'demo-id' },
        roles: [{ name: 'member' }, { name: 'reader' }],
        'OS-TRUST:trust': { id, impersonation: false, trustor_user: { id: 'member-id' } },
      },
    });
    const { body: first } = await ask(keystone, '/v3/auth/tokens', { token: trustee, subject: trustee });
    expect(expiryOf(body)).toBe(expiryOf(first));
  });

  it('of a role that is implied may be made, and of one that the trustor lacks may not', async () => {
    expect(await create({ roles: [{ name: 'reader' }] })).toMatchObject({ status: 201 });
    expect(await create({ roles: [{ name: 'admin' }] })).toMatchObject({ status: 404 });
  });

  it.each([
    ['in the name of somebody else', { trustor_user_id: 'reader-id' }, 403],
    ['without a role', { roles: [] }, 403],
    ['to nobody', { trustee_user_id: 'nobody' }, 404],
    ['of no project', { project_id: 'nothing' }, 404],
  ])('is not made %s', async (_, fields, status) => {
    expect(await create(fields)).toMatchObject({ status });
  });

  it('is nobody else’s business', async () => {
    const id = idOf(await create());
    const stranger = await login(keystone, passwordAuth('reader', PROJECT_SCOPE));
    expect(await ask(keystone, `${TRUSTS}/${id}`, { token: stranger })).toMatchObject({ status: 403 });
    expect(await ask(keystone, TRUSTS, { token: stranger })).toMatchObject({ status: 403 });
    expect(await askForToken(keystone, tokenAuth(stranger, scopeOf(id)))).toMatchObject({ status: 403 });
    for (const token of [stranger, trustee]) {
      expect(await ask(keystone, `${TRUSTS}/${id}`, { method: 'DELETE', token })).toMatchObject({
        status: 403,
      });
    }
  });

  it('ends with all of its tokens when the trustor deletes it', async () => {
    const id = idOf(await create());
    const token = await login(keystone, tokenAuth(trustee, scopeOf(id)));
    expect(await ask(keystone, `${TRUSTS}/${id}`, { method: 'DELETE', token: trustor })).toMatchObject({
      status: 204,
    });
    expect(await ask(keystone, `${TRUSTS}/${id}`, { token: trustor })).toMatchObject({ status: 404 });
    expect(await ask(keystone, '/v3/auth/tokens', { token, subject: token })).toMatchObject({ status: 401 });
    expect(await askForToken(keystone, tokenAuth(trustee, scopeOf(id)))).toMatchObject({ status: 401 });
  });

  it('neither gives its tokens other tokens nor lets them make trusts', async () => {
    const id = idOf(await create({ trustee_user_id: 'reader-id', roles: [{ name: 'reader' }] }));
    const reader = await login(keystone, passwordAuth('reader', 'unscoped'));
    const token = await login(keystone, tokenAuth(reader, scopeOf(id)));
    expect(await askForToken(keystone, tokenAuth(token, PROJECT_SCOPE))).toMatchObject({ status: 403 });
    const further = { trustor_user_id: 'reader-id', roles: [{ name: 'reader' }] };
    expect(await create(further, token)).toMatchObject({ status: 403 });
  });
});

function expiryOf(body: unknown): unknown {
  return (body as { token: Record<string, unknown> }).token['expires_at'];
}
