import { catalogEntry } from '../../../local/keystone/catalog';
import { type RunningKeystone, startKeystone } from '../../../local/keystone/keystone';
import {
  ask,
  askForToken,
  DATA,
  FREEZER,
  login,
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

function catalog() {
  return [{ type: 'identity', name: 'keystone', url: `${keystone.url}/v3` }, FREEZER].map(catalogEntry);
}

describe('issuing and showing a token', () => {
  it('gives the same body and the token in a header', async () => {
    const issued = await askForToken(keystone, passwordAuth('member', PROJECT_SCOPE));
    const token = issued.headers.get('X-Subject-Token') ?? '';
    const shown = await ask(keystone, '/v3/auth/tokens', { token, subject: token });
    expect(shown.body).toEqual(issued.body);
    expect(shown.headers.get('X-Subject-Token')).toBe(token);
  });

  it.each([
    ['POST', ''],
    ['POST', '?nocatalog'],
    ['GET', ''],
    ['GET', '?nocatalog=1'],
  ])('%s /v3/auth/tokens%s', async (method, query) => {
    const body = passwordAuth('member', PROJECT_SCOPE);
    const token = await login(keystone, body);
    const question = method === 'POST' ? { method, body } : { method, token, subject: token };
    const answer = await ask(keystone, `/v3/auth/tokens${query}`, question);
    if (query === '') expect(answer.body).toHaveProperty('token.catalog', catalog());
    else expect(answer.body).not.toHaveProperty('token.catalog');
    expect(answer.body).toHaveProperty('token.roles');
  });

  it('asks for the services anew each time: their ports may come later', async () => {
    const services = [FREEZER];
    const late = await startKeystone({ port: 0, data: DATA, services: () => services });
    try {
      services[0] = { ...FREEZER, url: 'http://127.0.0.1:1' };
      const { body } = await askForToken(late, passwordAuth('member', PROJECT_SCOPE));
      expect(body).toHaveProperty('token.catalog.1.endpoints.0.url', 'http://127.0.0.1:1');
    } finally {
      await late.close();
    }
  });
});

describe('revoking a token', () => {
  it('has no body, and leaves the tokens alone that were got with it', async () => {
    const first = await login(keystone, passwordAuth('member'));
    const second = await login(keystone, tokenAuth(first, PROJECT_SCOPE));
    const revoked = await ask(keystone, '/v3/auth/tokens', {
      method: 'DELETE',
      token: first,
      subject: first,
    });
    expect(revoked).toMatchObject({ status: 204, body: undefined });
    expect(revoked.headers.has('Content-Length')).toBe(false);
    expect(await ask(keystone, '/v3/auth/projects', { token: first })).toMatchObject({ status: 401 });
    expect(await ask(keystone, '/v3/auth/projects', { token: second })).toMatchObject({ status: 200 });
  });
});

describe('GET /v3/auth/catalog', () => {
  it('shows the catalog of a project', async () => {
    const token = await login(keystone, passwordAuth('member', PROJECT_SCOPE));
    const { status, body } = await ask(keystone, '/v3/auth/catalog', { token });
    expect(status).toBe(200);
    expect(body).toEqual({ catalog: catalog(), links: { self: `${keystone.url}/v3/auth/catalog` } });
  });

  it.each([
    ['an unscoped token', undefined],
    ['a token of the system', SYSTEM_SCOPE],
  ])('is forbidden with %s', async (_, scope) => {
    const token = await login(keystone, passwordAuth('admin', scope));
    expect(await ask(keystone, '/v3/auth/catalog', { token })).toMatchObject({ status: 403 });
  });

  it('needs a token', async () => {
    expect(await ask(keystone, '/v3/auth/catalog')).toMatchObject({ status: 401 });
  });
});

describe('GET /v3/auth/projects', () => {
  it('lists where the user has a role, with an unscoped token too', async () => {
    const token = await login(keystone, passwordAuth('member'));
    const { status, body } = await ask(keystone, '/v3/auth/projects', { token });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      projects: [{ id: 'demo-id', name: 'demo', domain_id: 'default', enabled: true, is_domain: false }],
      links: { next: null, self: `${keystone.url}/v3/auth/projects`, previous: null },
    });
  });

  it('lists nothing for a user without a project', async () => {
    const token = await login(keystone, passwordAuth('auditor'));
    expect(await ask(keystone, '/v3/auth/projects', { token })).toMatchObject({ body: { projects: [] } });
  });

  it('needs a token', async () => {
    expect(await ask(keystone, '/v3/auth/projects')).toMatchObject({ status: 401 });
  });
});
