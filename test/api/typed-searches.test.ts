import { AGENT_PLAN } from '../../local/sample-plans';
import { type Cloud, startCloud } from '../support/cloud';
import { PROJECT_ID } from '../support/identity';

/** What `freezer job-list --search TEXT` and its like send. */
const typed = (text: string) => ({ match: [{ _all: text }] });

describe('a search that a person types as JSON', () => {
  let cloud: Cloud;
  let token: string;
  beforeAll(async () => {
    cloud = await startCloud();
    token = await cloud.token('member');
  });
  afterAll(() => cloud.close());

  const listed = async (kind: string, search?: object): Promise<readonly unknown[]> => {
    const { status, body } = await cloud.send({
      method: 'GET',
      path: `/v2/${PROJECT_ID}/${kind}`,
      token,
      ...(search && { body: JSON.stringify(search) }),
    });
    expect(status).toBe(200);
    return (JSON.parse(body) as Record<string, unknown[]>)[kind] ?? [];
  };

  it.each([
    ['jobs', { client_id: AGENT_PLAN.client_id }],
    ['clients', { hostname: 'node-1.example.com' }],
    ['actions', { mode: 'hci-volumes' }],
    ['backups', { job_id: AGENT_PLAN.job_id }],
    ['sessions', { hold_off: 60 }],
  ])('finds among %s what it would find by itself', async (kind, condition) => {
    const all = await listed(kind);
    const search = { match: [condition] };
    const found = await listed(kind, typed(JSON.stringify(search)));
    expect(found).toHaveLength(1);
    expect(found).toEqual(await listed(kind, search));
    const others = await listed(kind, typed(JSON.stringify({ match_not: [condition] })));
    expect(others).toEqual(all.filter((one) => JSON.stringify(one) !== JSON.stringify(found[0])));
  });

  it('also asks for the times of backups', async () => {
    const between = (after: number) => typed(JSON.stringify({ match: [], time_after: after }));
    expect(await listed('backups', between(1715389200))).toHaveLength(1);
    expect(await listed('backups', between(1715389201))).toEqual([]);
  });
});
