import { setTimeout as sleep } from 'node:timers/promises';
import { TOKEN_PATTERN } from '../../../functions/contract/token';
import { type Grant, TokenStore } from '../../../local/keystone/tokens';
import { ask, login, passwordAuth, PROJECT_SCOPE, startTestKeystone, tokenAuth } from './test-keystone';

function grant(parent?: Grant['parent']): Grant {
  const domain = { id: 'default', name: 'Default' };
  const user = { id: 'member-id', name: 'member', password: 'secret', domain_id: domain.id, domain };
  return { methods: ['password'], user, scope: { kind: 'unscoped' }, roles: [], parent };
}

describe('TokenStore', () => {
  it('finds what it issued, and nothing else', () => {
    const store = new TokenStore(60);
    const token = store.issue(grant());
    expect(store.find(token.id)).toBe(token);
    expect(store.find(`${token.id}A`)).toBeUndefined();
    expect(new TokenStore(60).find(token.id)).toBeUndefined();
  });

  it('writes tokens as Keystone writes Fernet tokens, each a new one', () => {
    const store = new TokenStore(60);
    const texts = Array.from({ length: 50 }, () => store.issue(grant()).id);
    expect(new Set(texts).size).toBe(50);
    for (const text of texts) {
      expect(text).toMatch(/^gAAAAA[A-Za-z0-9_-]{177}$/);
      expect(text).toMatch(new RegExp(TOKEN_PATTERN));
    }
  });

  it('lets a token live as long as it was told', () => {
    const token = new TokenStore(90).issue(grant());
    expect(token.expiresAt - token.issuedAt).toBe(90_000);
  });

  it('ends a chain of tokens with its first one', () => {
    const store = new TokenStore(60);
    const first = store.issue(grant());
    const old = { ...first, expiresAt: first.expiresAt - 5000 };
    const second = store.issue(grant(old));
    const third = store.issue(grant(second));
    expect(third.expiresAt).toBe(old.expiresAt);
    expect(third.auditIds).toEqual([expect.any(String), first.auditIds[0]]);
    expect(third.auditIds[0]).not.toBe(second.auditIds[0]);
  });

  it('takes a token with no time left for expired', () => {
    const store = new TokenStore(0);
    expect(store.find(store.issue(grant()).id)).toBeUndefined();
  });

  it('forgets what was revoked, and only that', () => {
    const store = new TokenStore(60);
    const [revoked, kept] = [store.issue(grant()), store.issue(grant())];
    store.revoke(revoked);
    expect(store.find(revoked.id)).toBeUndefined();
    expect(store.find(kept.id)).toBe(kept);
  });
});

describe('a token past its lifetime', () => {
  it('is refused as caller, as subject and as proof', async () => {
    const keystone = await startTestKeystone(1);
    try {
      const token = await login(keystone, passwordAuth('admin', PROJECT_SCOPE));
      const show = () => ask(keystone, '/v3/auth/tokens', { token, subject: token });
      expect(await show()).toMatchObject({ status: 200 });

      let status = 200;
      for (let attempt = 0; status === 200 && attempt < 200; attempt++) {
        await sleep(50);
        ({ status } = await show());
      }
      expect(status).toBe(401);
      const fresh = await login(keystone, passwordAuth('admin', PROJECT_SCOPE));
      expect(await ask(keystone, '/v3/auth/tokens', { token: fresh, subject: token })).toMatchObject({
        status: 404,
      });
      const again = { method: 'POST', body: tokenAuth(token, PROJECT_SCOPE) };
      expect(await ask(keystone, '/v3/auth/tokens', again)).toMatchObject({ status: 401 });
    } finally {
      await keystone.close();
    }
  }, 20_000);
});
