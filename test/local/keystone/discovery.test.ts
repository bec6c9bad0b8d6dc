import type { RunningKeystone } from '../../../local/keystone/keystone';
import { ask, startTestKeystone } from './test-keystone';

let keystone: RunningKeystone;
beforeAll(async () => {
  keystone = await startTestKeystone();
});
afterAll(() => keystone.close());

function version() {
  return {
    id: 'v3.14',
    status: 'stable',
    updated: '2020-04-07T00:00:00Z',
    links: [{ rel: 'self', href: `${keystone.url}/v3/` }],
    'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
    description: expect.stringContaining('for development and tests only') as unknown,
  };
}

describe('discovery', () => {
  it('lists the versions at the root', async () => {
    const { status, body } = await ask(keystone, '/');
    expect(status).toBe(300);
    expect(body).toEqual({ versions: { values: [version()] } });
  });

  it.each(['/v3', '/v3/'])('shows the version at %s', async (path) => {
    const { status, body } = await ask(keystone, path);
    expect(status).toBe(200);
    expect(body).toEqual({ version: version() });
  });
});
