import type { StoredJob } from '../../../functions/jobs/document/job';
import { agentJob, storedJob } from '../../support/job';
import { idsOf, JobLists } from '../../support/job-lists';

const POLL = { match_not: [{ status: 'completed' }] };

let lists: JobLists;
beforeAll(async () => {
  lists = await JobLists.start();
});
afterAll(() => lists.table.close());
afterEach(() => jest.restoreAllMocks());

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

  it('gets what is left on the next page, which its client asks for after a full one', async () => {
    expect(await lists.list({ ...poll, query: { limit: 1, offset: 3 } })).toEqual([]);
    expect(await lists.list({ ...poll, query: { limit: 1, offset: 1 } })).toHaveLength(2);
  });

  it('gets on the next page what is not read in time, and never an empty page for it', async () => {
    const clock = (readings: readonly number[]) => {
      const left = [...readings];
      return () => left.shift() ?? 9000;
    };
    const first = await lists.list(poll, { now: clock([0, 0, 0]) });
    const rest = await lists.list({ ...poll, query: { offset: 2 } }, { now: clock([0, 0, 0, 0]) });
    expect([first, rest].map(idsOf)).toEqual([['none', 'seen'], ['start']]);
    await expect(lists.list(poll, { now: clock([0]) })).rejects.toMatchObject({ status: 400 });
    await expect(
      lists.list({ ...poll, query: { offset: 2 } }, { now: clock([0, 0, 0]) }),
    ).rejects.toMatchObject({ status: 400 });
  });

  it('gets them at once from all projects, too', async () => {
    const everywhere = { ...poll, query: { limit: 1, all_projects: 'True' }, mayGetAllProjects: true };
    expect(await lists.list(everywhere)).toHaveLength(3);
  });

  it.each([
    ['no budget of units for an agent, who counts on through all of its plans', true, {}],
    ['one for others', false, { budget: expect.any(Object) as object }],
  ])('has %s', async (_what, may, span) => {
    const read = jest.spyOn(lists.repository, 'listClient');
    await lists.list({ ...poll, may });
    expect(read).toHaveBeenCalledWith(project_id, client_id, span);
  });

  it('shows no event to a caller whose access rules would refuse the report on the plan', async () => {
    await lists.store([planOf('other', 'abort')]);
    await lists.list({ ...poll, allowed: /^GET / });
    expect(await shown()).toEqual([undefined, undefined, true, undefined]);
    const listed = await lists.list({ ...poll, allowed: /^PATCH \/v2\/polled\/jobs\/other$/ });
    expect(listed).toHaveLength(4);
    expect(await shown()).toEqual([undefined, undefined, true, true]);
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
