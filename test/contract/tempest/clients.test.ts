import { expectLimits, expectOffsets } from './listing';
import { startTempest, type Tempest, type Tenant } from './tenants';

const CLIENT = {
  client_id: 'test-client-id',
  hostname: 'test-host-name',
  description: 'a test client',
  uuid: '5a0c1e5b0fd74e3b8a1e5f1c2d3b4a69',
};

interface Clients {
  readonly clients: readonly { readonly client: { readonly is_central?: boolean } }[];
}

describe('tempest: clients', () => {
  let tempest: Tempest;
  let primary: Tenant;
  beforeAll(async () => {
    tempest = await startTempest();
  });
  afterAll(() => tempest.close());
  beforeEach(async () => {
    primary = await tempest.primary();
  });

  it('test_api_clients', async () => {
    const { status, body } = await primary.ask('GET', 'clients');
    expect(status).toBe(200);
    // All projects see the central ones, and the test that makes one may have run before.
    const own = (Object(body) as Clients).clients.filter(({ client }) => !client.is_central);
    expect(own).toEqual([]);
  });

  it('test_api_clients_get_limit', () => expectLimits(primary, 'clients'));

  it('test_api_clients_get_offset', () => expectOffsets(primary, 'clients'));

  it('test_api_clients_post', async () => {
    const made = await primary.ask('POST', 'clients', CLIENT);
    expect(made).toMatchObject({ status: 201, body: { client_id: CLIENT.client_id } });
    const shown = await primary.ask('GET', `clients/${CLIENT.client_id}`);
    expect(shown).toMatchObject({ status: 200, body: { client: CLIENT } });
    const removed = await primary.ask('DELETE', `clients/${CLIENT.client_id}`);
    expect(removed).toMatchObject({ status: 204, text: '' });
  });

  it('test_only_admin_can_register_central_client', async () => {
    const central = { ...CLIENT, client_id: 'test-central-client', is_central: true };
    expect(await primary.ask('POST', 'clients', central)).toMatchObject({ status: 403 });
    const admin = await tempest.admin();
    expect(await admin.ask('POST', 'clients', central)).toMatchObject({ status: 201 });
    const shown = await primary.ask('GET', `clients/${central.client_id}`);
    expect(shown).toMatchObject({ status: 200, body: { client: central, project_id: admin.project } });
    expect(await admin.ask('DELETE', `clients/${central.client_id}`)).toMatchObject({ status: 204 });
  });
});
