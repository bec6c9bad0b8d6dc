import { startTempest, type Tempest, type Tenant } from './tenants';

const MINIMAL = {
  curr_backup_level: 0,
  container: 'test_freezer_api_backups_container',
  hostname: 'localhost',
  backup_name: 'test_freezer_backups',
  time_stamp: 1459349846,
};
const METADATA = {
  ...MINIMAL,
  action: 'backup',
  always_level: '',
  client_id: 'freezer',
  job_id: '76cf6739ca2e4dc58b2215632c2a0b49',
  path_to_backup: '/dev/null',
  ssh_port: 22,
  storage: 'swift',
  level: 1,
  max_level: 14,
  mode: 'fs',
  compression: 'gzip',
  encrypted: false,
  broken_links: [],
  excluded_files: [],
};

interface Backup {
  readonly backup_id: string;
  readonly backup_metadata: { readonly backup_name: string };
}

describe('tempest: backups', () => {
  let tempest: Tempest;
  let primary: Tenant;
  beforeAll(async () => {
    tempest = await startTempest();
  });
  afterAll(() => tempest.close());
  beforeEach(async () => {
    primary = await tempest.primary();
  });

  const make = async (metadata: object = METADATA): Promise<string> => {
    const made = await primary.ask('POST', 'backups', metadata);
    expect(made).toMatchObject({ status: 201, body: { backup_id: expect.any(String) as string } });
    return (Object(made.body) as Backup).backup_id;
  };
  const makeEight = async (): Promise<void> => {
    for (const i of [1, 2, 3, 4, 5, 6, 7, 8]) await make({ ...METADATA, backup_name: `test_${i}` });
  };
  const list = async (query = '', tenant = primary): Promise<readonly Backup[]> => {
    const { status, body } = await tenant.ask('GET', `backups${query}`);
    expect(status).toBe(200);
    return (Object(body) as { readonly backups: readonly Backup[] }).backups;
  };
  const found = async (id: string): Promise<unknown> =>
    (await list()).find(({ backup_id }) => backup_id === id);

  it('test_api_backups_list', async () => {
    const names = ['test_1', 'test_2', 'test_3'];
    for (const backup_name of names) await make({ ...METADATA, backup_name });
    expect((await list()).map((backup) => backup.backup_metadata.backup_name)).toEqual(names);
  });

  it('test_api_backups_list_other_users_backups', async () => {
    await make();
    expect(await list('', await tempest.primary())).toEqual([]);
  });

  it('test_api_backups_list_empty', async () => {
    expect(await list()).toEqual([]);
  });

  it('test_api_backups_list_limit', async () => {
    await makeEight();
    expect(await list('?limit=5')).toHaveLength(5);
  });

  it('test_api_backups_list_offset', async () => {
    await makeEight();
    const counts = [0, 5, 8, 10].map(async (offset) => (await list(`?offset=${offset}`)).length);
    expect(await Promise.all(counts)).toEqual([8, 3, 0, 0]);
  });

  it('test_api_backups_list_limit_offset', async () => {
    await makeEight();
    const [first, second] = [await list('?limit=5'), await list('?limit=3&offset=5')];
    expect([first.length, second.length]).toEqual([5, 3]);
    expect([...first, ...second]).toEqual(await list());
  });

  it.each([
    ['test_api_backups_post', METADATA],
    ['test_api_backups_post_minimal', MINIMAL],
  ])('%s', async (_, metadata) => {
    const backup_id = await make(metadata);
    const { project, user } = primary;
    // The test is older than `status`, which Freezer's master has.
    const status = 'available';
    const expected = { backup_id, user_id: user, project_id: project, status, backup_metadata: metadata };
    expect(await found(backup_id)).toEqual(expected);
  });

  it('test_api_backups_post_without_content_type', async () => {
    expect(await primary.ask('POST', 'backups', METADATA, {})).toMatchObject({ status: 201 });
  });

  it('test_api_backups_post_incomplete', async () => {
    const incomplete = { ...METADATA, container: undefined };
    expect(await primary.ask('POST', 'backups', incomplete)).toMatchObject({ status: 400 });
  });

  it('test_api_backups_delete', async () => {
    const id = await make();
    expect(await primary.ask('DELETE', `backups/${id}`)).toMatchObject({ status: 204, text: '' });
    expect(await list()).toEqual([]);
  });

  it('test_api_backups_delete_other_users_backups', async () => {
    const id = await make();
    const alt = await tempest.primary();
    expect(await alt.ask('DELETE', `backups/${id}`)).toMatchObject({ status: 204, text: '' });
    expect(await list()).toHaveLength(1);
  });
});
