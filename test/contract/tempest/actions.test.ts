import { expectLimits, expectOffsets } from './listing';
import { startTempest, type Tempest, type Tenant } from './tenants';

/** Twelve keys of every type, all of which must come back as they are. */
const FREEZER_ACTION = {
  action: 'backup',
  mode: 'fs',
  src_file: '/dev/null',
  backup_name: 'test freezer api actions',
  container: 'test_freezer_api_actions_container',
  max_backup_level: 1,
  always_backup_level: 0,
  no_incremental: true,
  encrypt_pass_file: '/dev/null',
  log_file: '/dev/null',
  hostname: false,
  max_cpu_priority: false,
};

describe('tempest: actions', () => {
  let tempest: Tempest;
  let primary: Tenant;
  beforeAll(async () => {
    tempest = await startTempest();
  });
  afterAll(() => tempest.close());
  beforeEach(async () => {
    primary = await tempest.primary();
  });

  it('test_api_actions', async () => {
    expect(await primary.ask('GET', 'actions')).toMatchObject({ status: 200, body: { actions: [] } });
  });

  it('test_api_actions_get_limit', () => expectLimits(primary, 'actions'));

  it('test_api_actions_get_offset', () => expectOffsets(primary, 'actions'));

  it('test_api_actions_post', async () => {
    const { ask, user } = primary;
    const made = await ask('POST', 'actions', { freezer_action: FREEZER_ACTION });
    expect(made).toMatchObject({ status: 201, body: { action_id: expect.any(String) as string } });
    const { action_id } = Object(made.body) as { readonly action_id: string };
    const shown = async (): Promise<unknown> => {
      const { status, body } = await ask('GET', `actions/${action_id}`);
      expect({ status, body }).toMatchObject({ status: 200, body: { action_id, user_id: user } });
      return (Object(body) as { readonly freezer_action: unknown }).freezer_action;
    };
    expect(await shown()).toEqual(FREEZER_ACTION);

    const byPost = { ...FREEZER_ACTION, backup_name: 'test freezer api actions update with post' };
    const replaced = await ask('POST', `actions/${action_id}`, { freezer_action: byPost });
    expect(replaced).toMatchObject({ status: 201, body: { action_id } });
    expect(await shown()).toEqual(byPost);

    const byPatch = { ...FREEZER_ACTION, backup_name: 'test freezer api actions update with patch' };
    const changed = await ask('PATCH', `actions/${action_id}`, { freezer_action: byPatch });
    expect(changed).toMatchObject({ status: 200, body: { action_id } });
    expect(await shown()).toEqual(byPatch);

    expect(await ask('DELETE', `actions/${action_id}`)).toMatchObject({ status: 204, text: '' });
  });
});
