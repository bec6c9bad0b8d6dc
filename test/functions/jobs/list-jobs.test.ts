import type { StoredJob } from '../../../functions/jobs/document/job';
import { agentJob, storedJob } from '../../support/job';
import { idsOf, JobLists, type Asked, time } from '../../support/job-lists';

const POLL = { match_not: [{ status: 'completed' }] };

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

describe("an agent's poll", () => {
  const project_id = 'polled';
  const client_id = 'node-1';
  const planOf = (job_id: string, event: string, changes: Partial<StoredJob> = {}) =>
    storedJob({ ...agentJob({ project_id, job_id, client_id, job_schedule: { event } }), ...changes });
  const poll = { project_id, search: { ...POLL, match: [{ client_id }] } };
  const shown = async () =>
    Promise.all(
      ['start', 'none', 'seen', 'other'].map(
        async (job_id) => (await lists.repository.get({ project_id, job_id }))?._event_shown,
      ),
    );
  beforeEach(() =>
    lists.store([
      planOf('start', 'start'),
      planOf('none', ''),
      planOf('seen', 'stop', { _event_shown: true }),
      planOf('other', 'abort', { client_id: 'node-2' }),
    ]),
  );

  it('shows events, which is noted before it is answered', async () => {
    const mark = jest.spyOn(lists.repository, 'markEventShown');
    expect(await lists.list(poll)).toHaveLength(3);
    expect(await shown()).toEqual([true, undefined, true, undefined]);
    expect(mark.mock.calls.map(([job]) => job.job_id)).toEqual(['start']);
  });

  it('gets all of its plans at once, so that none slips between two pages when another one ends', async () => {
    expect(await lists.list({ ...poll, query: { limit: 1 } })).toHaveLength(3);
    expect(await shown()).toEqual([true, undefined, true, undefined]);
  });

  it('gets nothing on the next page, which its client asks for after a full one', async () => {
    expect(await lists.list({ ...poll, query: { limit: 1, offset: 3 } })).toEqual([]);
    expect(await lists.list({ ...poll, query: { limit: 1, offset: 1 } })).toHaveLength(2);
  });

  it('gets them at once from all projects, too', async () => {
    const everywhere = { ...poll, query: { limit: 1, all_projects: 'True' }, mayGetAllProjects: true };
    expect(await lists.list(everywhere)).toHaveLength(3);
  });

  it('is not answered when the note fails', async () => {
    jest.spyOn(lists.repository, 'markEventShown').mockRejectedValue(new Error('no answer'));
    await expect(lists.list(poll)).rejects.toThrow('no answer');
  });

  describe('while a plan changes', () => {
    /** Something happens to the plan with the event after it was read, and before its event is marked. */
    const meanwhile = (happens: () => Promise<unknown>) => {
      const mark = lists.repository.markEventShown.bind(lists.repository);
      jest.spyOn(lists.repository, 'markEventShown').mockImplementationOnce(async (job) => {
        await happens();
        return mark(job);
      });
    };
    const key = { project_id, job_id: 'start' };
    const changed = (changes: Partial<StoredJob>) =>
      lists.repository.change(key, (stored = planOf('start', '')) => ({
        ...stored,
        ...changes,
        _version: stored._version + 1,
      }));

    it('shows it as it is now, with its event marked', async () => {
      meanwhile(() => changed({ name: 'new', job_schedule: { event: 'stop' } }));
      const found = await lists.list(poll);
      expect(idsOf(found)).toEqual(['none', 'seen', 'start']);
      expect(found[2]).toMatchObject({ name: 'new', job_schedule: { event: 'stop' } });
      expect(await shown()).toEqual([true, undefined, true, undefined]);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['is gone', () => lists.repository.delete(key)],
      ["is another client's", () => changed({ client_id: 'node-2' })],
      ['has ended', () => changed({ job_schedule: { event: '', status: 'completed' } })],
    ])('leaves out one that %s', async (_what, happens) => {
      meanwhile(happens);
      expect(idsOf(await lists.list(poll))).toEqual(['none', 'seen']);
    });

    it('leaves what has no room any more to the next page', async () => {
      const grown = { ...poll, project_id: 'grown' };
      const description = '\u0001'.repeat(120_000);
      const large = Array.from({ length: 6 }, (_, n) => ({ description, job_id: `large-${n}` }));
      const changes = [...large, { job_id: 'start', job_schedule: { event: 'start' } }];
      const plans = changes.map((one) => planOf('', '', { project_id: 'grown', ...one }));
      await lists.store(plans);
      const grows = { ...planOf('start', 'start', { project_id: 'grown', description }), _version: 2 };
      meanwhile(() => lists.repository.put(grows));
      const page = await lists.list(grown);
      expect(page).toHaveLength(6);
      expect(await lists.list({ ...grown, query: { offset: 6 } })).toMatchObject([
        { job_id: 'start', description },
      ]);
    });

    it('shows it without an event that cannot be marked, for which the next poll comes', async () => {
      jest
        .spyOn(lists.repository, 'markEventShown')
        .mockImplementation((job) => Promise.resolve({ ...job, _version: job._version + 9 }));
      const [, , start] = await lists.list(poll);
      expect(start).toMatchObject({ job_id: 'start', job_schedule: { event: '' } });
      jest.restoreAllMocks();
      expect((await lists.list(poll))[2]).toMatchObject({ job_schedule: { event: 'start' } });
    });
  });

  it('is a list like any other to callers who may not report on plans', async () => {
    expect(await lists.list({ ...poll, may: false, query: { limit: 2 } })).toHaveLength(2);
    expect(await lists.list({ ...poll, may: false })).toHaveLength(3);
    expect(await shown()).toEqual([undefined, undefined, true, undefined]);
    await lists.list({ ...poll, may: false, mayGetAllProjects: true });
    expect(await shown()).toEqual([true, undefined, true, undefined]);
  });

  it('gets plans that do not fit into one response page by page, each once', async () => {
    const description = '\u0001'.repeat(128_000);
    const large = Array.from({ length: 17 }, (_, n) =>
      planOf(`large-${n}`, '', { description, project_id: 'vast' }),
    );
    await lists.store(large);
    const vast = { ...poll, project_id: 'vast' };
    const ids: string[] = [];
    for (let pages = 1; ; pages++) {
      const page = await lists.list({ ...vast, query: { limit: 10, offset: ids.length } });
      if (page.length === 0) break;
      ids.push(...idsOf(page));
      expect(pages).toBeLessThan(5);
    }
    expect(new Set(ids)).toEqual(new Set(idsOf(large)));
    expect(ids).toHaveLength(17);
  });

  it.each([
    ['a list', {}],
    ['a search for a client', { match: [{ client_id }] }],
    ['a search by status', POLL],
  ])('is not %s', async (_what, search) => {
    await lists.list({ project_id, search });
    expect(await shown()).toEqual([undefined, undefined, true, undefined]);
  });

  it('of a managed client is refused, and everything else about it is not', async () => {
    const match = [{ client_id: 'hci' }];
    await expect(lists.list({ project_id, search: { ...POLL, match } })).rejects.toMatchObject({
      name: 'Conflict',
      message: expect.stringContaining('hci') as string,
    });
    expect(await lists.list({ project_id, search: { match } })).toEqual([]);
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
