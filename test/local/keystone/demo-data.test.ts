import { DEMO_DATA } from '../../../local/keystone/demo-data';
import { type RunningKeystone, startKeystone } from '../../../local/keystone/keystone';
import { askForToken } from './test-keystone';

const DEMO = '3046fb2c2a314a0fbb32607caa1e5277';
const OTHER = '9c1f0e6f0c0b4f0e8d8f6b1f5a3e7d21';

let keystone: RunningKeystone;
beforeAll(async () => {
  keystone = await startKeystone({ port: 0, data: DEMO_DATA, services: () => [] });
});
afterAll(() => keystone.close());

/** What the `openstack` command asks for with OS_USERNAME and OS_PROJECT_NAME. */
function askByName(user: string, project: string) {
  const domain = { name: 'Default' };
  const identity = { methods: ['password'], password: { user: { name: user, domain, password: 'secret' } } };
  return askForToken(keystone, { auth: { identity, scope: { project: { name: project, domain } } } });
}

describe('the demo data', () => {
  it.each([
    ['reader', 'demo', DEMO, ['reader']],
    ['member', 'demo', DEMO, ['member', 'reader']],
    ['admin', 'demo', DEMO, ['admin', 'member', 'reader']],
    ['service', 'demo', DEMO, ['service']],
    ['stranger', 'other', OTHER, ['member', 'reader']],
  ])('lets %s into %s', async (user, project, id, roles) => {
    const { status, body } = await askByName(user, project);
    expect(status).toBe(201);
    expect(body).toMatchObject({ token: { project: { id }, roles: roles.map((name) => ({ name })) } });
  });

  it.each([
    ['stranger', 'demo'],
    ['admin', 'other'],
    ['runner', 'demo'],
  ])('keeps %s out of %s', async (user, project) => {
    expect(await askByName(user, project)).toMatchObject({ status: 401 });
  });

  it('has the user of the documented job', async () => {
    const { body } = await askByName('member', 'demo');
    expect(body).toHaveProperty('token.user.id', 'd1899d7f32d64b1bb95e262e7a6a4bc2');
  });

  it('has ids of 32 hex digits, each once', () => {
    const ids = [...DEMO_DATA.users, ...DEMO_DATA.projects].map(({ id }) => id);
    expect(new Set(ids).size).toBe(8);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });
});
