import { expectLimits, expectOffsets } from './listing';
import { startTempest, type Tempest, type Tenant } from './tenants';

const RAN = {
  client_id: 'client-id-1',
  status: 'stop',
  result: 'success',
  time_started: 1234,
  time_ended: 1234,
};

/** Its id, its plans (as a list) and its owner are not for the client to say. */
const SESSION = {
  session_id: 'test-session',
  session_tag: 1,
  description: 'a test session',
  hold_off: 5,
  schedule: {
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
  jobs: [{ job_id_1: RAN, job_id_2: RAN }],
  time_start: 1234,
  time_end: 1234,
  time_started: 1234,
  time_ended: 1234,
  status: 'completed',
  result: 'success',
  user_id: 'user-id-1',
};

describe('tempest: sessions', () => {
  let tempest: Tempest;
  let primary: Tenant;
  beforeAll(async () => {
    tempest = await startTempest();
  });
  afterAll(() => tempest.close());
  beforeEach(async () => {
    primary = await tempest.primary();
  });

  it('test_api_sessions', async () => {
    expect(await primary.ask('GET', 'sessions')).toMatchObject({ status: 200, body: { sessions: [] } });
  });

  it('test_api_sessions_get_limit', () => expectLimits(primary, 'sessions'));

  it('test_api_sessions_get_offset', () => expectOffsets(primary, 'sessions'));

  it('test_api_sessions_post', async () => {
    const { ask, project } = primary;
    const made = await ask('POST', 'sessions', { ...SESSION, project_id: project });
    expect(made).toMatchObject({ status: 201, body: { session_id: expect.any(String) as string } });
    const { session_id } = Object(made.body) as { readonly session_id: string };
    const shown = await ask('GET', `sessions/${session_id}`);
    expect(shown).toMatchObject({ status: 200, body: { session_id, project_id: project } });
    expect(await ask('DELETE', `sessions/${session_id}`)).toMatchObject({ status: 204, text: '' });
  });
});
