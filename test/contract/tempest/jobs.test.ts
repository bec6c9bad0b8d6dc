import { expectLimits, expectOffsets } from './listing';
import { startTempest, type Tempest, type Tenant } from './tenants';

/** Times, status and owner are set by the client, and of its triggers only the date can be read. */
const JOB = {
  job_id: 'blabla',
  user_id: 'blabla',
  client_id: '01b0f00a-4ce2-11e6-beb8-9e71128cae77_myhost.mydomain.mytld',
  description: 'scheduled one shot',
  job_schedule: {
    time_created: 1234,
    time_started: 1234,
    time_ended: 0,
    status: 'stop',
    schedule_date: '2015-06-02T16:20:00',
    schedule_month: '1-6, 9-12',
    schedule_day: 'mon, wed, fri',
    schedule_hour: '03',
    schedule_minute: '25',
  },
  job_actions: [
    {
      freezer_action: {
        action: 'backup',
        mode: 'fs',
        src_file: '/home/somebody/something',
        backup_name: 'something_backup',
        container: 'my_backup_container',
      },
      exit_status: 'success',
      max_retries: 1,
      max_retries_interval: 1,
      mandatory: true,
    },
  ],
};

describe('tempest: version and jobs', () => {
  let tempest: Tempest;
  let primary: Tenant;
  beforeAll(async () => {
    tempest = await startTempest();
  });
  afterAll(() => tempest.close());
  beforeEach(async () => {
    primary = await tempest.primary();
  });
  const register = async (client_id: string): Promise<void> => {
    const client = { client_id, hostname: 'test-host-name', description: 'a test client' };
    expect(await primary.ask('POST', 'clients', client)).toMatchObject({ status: 201 });
  };

  it('test_api_version_v2', async () => {
    const { status, body } = await primary.ask('GET', '/v2');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      resources: {
        'rel/backups': {
          'href-template': '/v2/{project_id}/backups/{backup_id}',
          'href-vars': { backup_id: 'param/backup_id', project_id: 'param/project_id' },
          hints: { allow: ['GET'], formats: { 'application/json': {} } },
        },
      },
    });
  });

  it('test_api_jobs', async () => {
    expect(await primary.ask('GET', 'jobs')).toMatchObject({ status: 200, body: { jobs: [] } });
  });

  it('test_api_jobs_get_limit', () => expectLimits(primary, 'jobs'));

  it('test_api_jobs_get_offset', () => expectOffsets(primary, 'jobs'));

  it('test_api_jobs_post', async () => {
    await register(JOB.client_id);
    const made = await primary.ask('POST', 'jobs', JOB);
    expect(made).toMatchObject({ status: 201, body: { job_id: expect.any(String) as string } });
    expect(await primary.ask('GET', `jobs/${idIn(made.body)}`)).toMatchObject({ status: 200 });
    expect(await primary.ask('DELETE', `jobs/${idIn(made.body)}`)).toMatchObject({ status: 204, text: '' });
  });

  it('test_api_jobs_with_invalid_client_project_id_fail', async () => {
    const job = { ...JOB, client_id: 'bad%project$id_host.domain.tld' };
    expect(await primary.ask('POST', 'jobs', job)).toMatchObject({ status: 400 });
  });

  it('test_api_jobs_with_invalid_client_host_fail', async () => {
    const client_id = '01b0f00a-4ce2-11e6-beb8-9e71128cae77_bad_hostname.bad/domain.b';
    expect(await primary.ask('POST', 'jobs', { ...JOB, client_id })).toMatchObject({ status: 400 });
  });

  it('test_api_jobs_with_only_fqdn_succeeds', async () => {
    const client_id = 'padawan-ccp-c1-m1-mgmt';
    await register(client_id);
    expect(await primary.ask('POST', 'jobs', { ...JOB, client_id })).toMatchObject({ status: 201 });
  });
});

function idIn(body: unknown): string {
  const { job_id } = Object(body) as { readonly job_id?: unknown };
  return String(job_id);
}
