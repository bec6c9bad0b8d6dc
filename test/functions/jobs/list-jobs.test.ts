import { agentJob, storedJob } from '../../support/job';
import { idsOf, JobLists, type Asked, time } from '../../support/job-lists';

let lists: JobLists;
beforeAll(async () => {
  lists = await JobLists.start();
});
afterAll(() => lists.table.close());
afterEach(() => jest.restoreAllMocks());

describe('all projects', () => {
  const created = { 'p-1': [5, 1, 3], 'p-2': [2, 3, 4] };
  const asked: Asked = { project_id: 'p-1', query: { all_projects: 'True' }, mayGetAllProjects: true };
  const search = { match: [{ name: 'everywhere' }] };
  beforeAll(async () => {
    for (const [project_id, times] of Object.entries(created)) {
      await lists.store(
        times.map((at) =>
          storedJob({ project_id, job_id: `at-${at}`, created_at: time(at), name: 'everywhere' }),
        ),
      );
    }
  });

  it.each([1, 2, 4, 100])('are listed in one order, in pages of %d', async (limit) => {
    const found = await lists.pages({ ...asked, search }, limit);
    expect(found.map(({ job_id, project_id }) => `${job_id} ${project_id}`)).toEqual([
      'at-1 p-1',
      'at-2 p-2',
      'at-3 p-1',
      'at-3 p-2',
      'at-4 p-2',
      'at-5 p-1',
    ]);
  });

  it('are for those who may', async () => {
    const indexes = lists.watchReads();
    await expect(lists.list({ ...asked, mayGetAllProjects: false })).rejects.toMatchObject({
      name: 'AccessForbidden',
      message: 'You are not allowed to access this resource',
    });
    expect(indexes()).toEqual([]);
  });

  it.each([{}, { all_projects: 'False' }])('are listed when asked for, not with %j', async (query) => {
    expect(idsOf(await lists.list({ ...asked, search, query }))).toEqual(['at-1', 'at-3', 'at-5']);
  });
});

describe('the number of plans of a project', () => {
  const project_id = 'counted';
  const recount = jest.fn(() => Promise.resolve());
  const quota = { recount };
  const list = (asked: Partial<Asked>) => lists.list({ project_id, ...asked }, { quota });
  beforeAll(() => lists.store(['a', 'b', 'c'].map((job_id) => storedJob({ project_id, job_id }))));
  beforeEach(() => recount.mockClear());

  it.each<[string, Partial<Asked>]>([
    ['a whole page', {}],
    ['a search', { search: { match_not: [{ job_id: 'a' }] } }],
  ])('is set right by a list that reads all of them: %s', async (_what, asked) => {
    await list(asked);
    expect(recount.mock.calls).toEqual([[project_id, 3]]);
  });

  it.each<[string, Partial<Asked>]>([
    ['ends before', { query: { limit: 3 } }],
    ['begins behind', { query: { offset: 1 } }],
    ['has found enough', { search: { match: [{ project_id }] }, query: { limit: 1 } }],
    ['is about one client', { search: { match: [{ client_id: 'hci' }] } }],
    ['is of somebody who may not write', { may: false }],
    ['is of somebody whose access rules allow no new plan', { allowed: /^GET / }],
  ])('is left alone by a list that %s', async (_what, asked) => {
    await list(asked);
    expect(recount).not.toHaveBeenCalled();
  });
});

describe('a list', () => {
  it('has ten plans unless more are asked for', async () => {
    await lists.store(
      Array.from({ length: 12 }, (_, index) => storedJob({ project_id: 'twelve', job_id: `j${index}` })),
    );
    expect(await lists.list({ project_id: 'twelve' })).toHaveLength(10);
    expect(await lists.list({ project_id: 'twelve', query: { limit: 0, offset: 5 } })).toHaveLength(7);
    expect(await lists.list({ project_id: 'twelve', query: { offset: 12 } })).toEqual([]);
  });

  it('shows plans as they are shown one by one', async () => {
    await lists.store([storedJob(agentJob({ project_id: 'one' }))]);
    expect(await lists.list({ project_id: 'one' })).toEqual([
      expect.objectContaining({ project_id: 'one', name: '', status: 'running', disabled: false }),
    ]);
    expect(JSON.stringify(await lists.list({ project_id: 'one' }))).not.toContain('"_');
  });

  it('of a project that cannot be is not looked for', async () => {
    const indexes = lists.watchReads();
    await expect(lists.list({ project_id: 'a/b' })).rejects.toMatchObject({ name: 'DocumentNotFound' });
    expect(indexes()).toEqual([]);
  });

  it('reads the index of clients where a search names one, and finds what a search of everything finds', async () => {
    const project_id = 'nested';
    const action = (client_id: string) => [{ freezer_action: { client_id } }];
    await lists.store([
      storedJob({ project_id, job_id: 'own', client_id: 'C', job_actions: action('D') }),
      storedJob({ project_id, job_id: 'foreign', client_id: 'D', job_actions: action('C') }),
      storedJob({ project_id, job_id: 'longer', client_id: 'C2' }),
    ]);
    const indexes = lists.watchReads();
    const found = await lists.list({ project_id, search: { match: [{ client_id: 'C' }] } });
    expect(indexes()).toEqual(['by_client']);
    expect(idsOf(found)).toEqual(['own']);
    const others = await lists.list({ project_id, search: { match_not: [{ client_id: 'C' }] } });
    expect(idsOf(others)).toEqual(['foreign', 'longer']);
  });

  it.each([
    ['with #', 'C#2024'],
    ['too long for a key', 'x'.repeat(2000)],
    ['of no letter', ''],
  ])('of a client that cannot be is empty: %s', async (_what, client_id) => {
    expect(await lists.list({ project_id: 'nested', search: { match: [{ client_id }] } })).toEqual([]);
  });

  it('ends when reading takes too long', async () => {
    let milliseconds = 0;
    const now = () => (milliseconds += 3000);
    await expect(lists.list({ project_id: 'twelve' }, { now })).rejects.toMatchObject({ status: 400 });
  });

  it('ends when the answer gets too large', async () => {
    const description = '"'.repeat(100_000);
    await lists.store(
      Array.from({ length: 20 }, (_, index) =>
        storedJob({ project_id: 'large', job_id: `j${index}`, description }),
      ),
    );
    await expect(lists.list({ project_id: 'large', query: { limit: 20 } })).rejects.toThrow('?limit=13');
    expect(await lists.list({ project_id: 'large', query: { limit: 13 } })).toHaveLength(13);
  });
});
