import type { StoredJob } from '../../../functions/jobs/document/job';
import { ReadBudget } from '../../../functions/operations/read-budget';
import { storedJob } from '../../support/job';
import { idsOf, JobLists, time } from '../../support/job-lists';

let lists: JobLists;
beforeAll(async () => {
  lists = await JobLists.start();
});
afterAll(() => lists.table.close());
afterEach(() => jest.restoreAllMocks());

/** Two are made at a time, with ids in no order; every fifth is node-1's. */
function plansOf(project_id: string, count: number, size: number): readonly StoredJob[] {
  return Array.from({ length: count }, (_, index) =>
    storedJob({
      project_id,
      job_id: `j${String((index * 7919) % count).padStart(4, '0')}`,
      created_at: time(Math.floor(index / 2)),
      client_id: index % 5 === 0 ? 'node-1' : 'node-2',
      description: 'x'.repeat(size),
    }),
  );
}

function inOrder(jobs: readonly StoredJob[]): readonly string[] {
  const order = jobs.map(({ created_at, job_id }) => ({ job_id, order: `${created_at}#${job_id}` }));
  return order.sort((one, other) => (one.order < other.order ? -1 : 1)).map(({ job_id }) => job_id);
}

describe('more plans than DynamoDB reads at once', () => {
  it.each([1, 7, 10])('come once each and in order in pages of %d', async (limit) => {
    const project_id = `heavy-${limit}`;
    const jobs = plansOf(project_id, 45, 50_000);
    await lists.store(jobs);
    expect(idsOf(await lists.pages({ project_id }, limit))).toEqual(inOrder(jobs));
    const search = { match_not: [{ job_id: 'j0000' }] };
    expect(idsOf(await lists.pages({ project_id, search }, limit))).toEqual(inOrder(jobs.slice(1)));
  });
});

describe('2,500 plans of one kilobyte', () => {
  const project_id = 'many';
  const jobs = plansOf(project_id, 2500, 600);
  const ofNode1 = jobs.filter(({ client_id }) => client_id === 'node-1');
  beforeAll(() => lists.store(jobs));

  it.each([100, 1000])('come once each and in order in pages of %d', async (limit) => {
    expect(idsOf(await lists.pages({ project_id }, limit))).toEqual(inOrder(jobs));
  });

  it.each([50, 1000])('come so with a search for one client in pages of %d', async (limit) => {
    const search = { match: [{ client_id: 'node-1' }] };
    expect(idsOf(await lists.pages({ project_id, search }, limit))).toEqual(inOrder(ofNode1));
  });

  it('come so with a search that no index helps', async () => {
    const search = { match: [{ _all: 'node-1' }], match_not: [{ job_id: 'j0000' }] };
    const expected = inOrder(ofNode1.slice(1));
    expect(idsOf(await lists.pages({ project_id, search }, 100))).toEqual(expected);
  });

  it('are not all read for one page', async () => {
    const send = jest.spyOn(lists.repository, 'list');
    const indexes = lists.watchReads();
    await lists.list({ project_id, query: { limit: 5, offset: 2000 } });
    expect(send).toHaveBeenCalledWith(project_id, {
      skip: 2000,
      limit: 5,
      budget: expect.any(ReadBudget) as ReadBudget,
    });
    expect(indexes().length).toBeLessThan(6);
  });
});
