import type { StoredJob } from '../../../functions/jobs/document/job';
import { JobRepository } from '../../../functions/jobs/job-table';
import { storedJob, jobItem } from '../../support/job';
import { startTable, type TestTable } from '../../support/table';

const PLANS = 35;
const created_at = (minute: number) => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000000`;
/** Of 100 KB, so that a page of DynamoDB's has ten or eleven of them; each minute made two. */
const large = Array.from({ length: PLANS }, (_, n) =>
  storedJob({
    project_id: 'large',
    job_id: `job-${String(n).padStart(2, '0')}`,
    client_id: n % 3 === 0 ? 'node' : 'node-2',
    created_at: created_at(Math.floor(n / 2)),
    description: 'x'.repeat(100 * 1024),
  }),
);
const small = storedJob({ project_id: 'small', job_id: 'job-07', client_id: 'node' });

async function idsOf(plans: AsyncIterable<StoredJob>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { job_id } of plans) ids.push(job_id);
  return ids;
}

describe('lists', () => {
  let table: TestTable;
  let jobs: JobRepository;
  beforeAll(async () => {
    table = await startTable();
    jobs = new JobRepository(table.client, table.name);
    for (const plan of large.toReversed()) await jobs.put(plan);
    await jobs.put(small);
  });
  afterAll(() => table.close());

  const ids = (plans: readonly StoredJob[]) => plans.map(({ job_id }) => job_id);

  it("have a project's plans in the order of their creation, whatever their size", async () => {
    expect(await idsOf(jobs.list('large'))).toEqual(ids(large));
    expect(await idsOf(jobs.list('small'))).toEqual(ids([small]));
    expect(await idsOf(jobs.list('none'))).toEqual([]);
  });

  it('have whole plans, without what only the storage needs', async () => {
    for await (const plan of jobs.list('small')) expect(plan).toEqual(small);
  });

  it.each([0, 1, 10, 11, 25, 34, 35, 36, 100_000])('can leave out the first %d', async (skip) => {
    expect(await idsOf(jobs.list('large', { skip }))).toEqual(ids(large.slice(skip)));
  });

  it.each([0, 1, 10, 25, 35, 1e300])('can end after %d, and after some were left out', async (limit) => {
    expect(await idsOf(jobs.list('large', { limit }))).toEqual(ids(large.slice(0, limit)));
    expect(await idsOf(jobs.list('large', { skip: 3, limit }))).toEqual(ids(large.slice(3, 3 + limit)));
  });

  it('read no more than is wanted, and do not transfer what is left out', async () => {
    const send = jest.spyOn(table.client, 'send');
    await idsOf(jobs.list('large', { skip: 3, limit: 2 }));
    expect(send.mock.calls.map(([command]) => command.input)).toEqual([
      expect.objectContaining({ Select: 'COUNT', Limit: 3, ConsistentRead: true }),
      expect.objectContaining({ Limit: 2, ConsistentRead: true }),
    ]);
    send.mockRestore();
  });

  it("have one client's plans and no other's", async () => {
    const [of, others] = [large.filter((_, n) => n % 3 === 0), large.filter((_, n) => n % 3 !== 0)];
    expect(await idsOf(jobs.listClient('large', 'node'))).toEqual(ids(of));
    expect(await idsOf(jobs.listClient('large', 'node-2'))).toEqual(ids(others));
    expect(await idsOf(jobs.listClient('small', 'node'))).toEqual(ids([small]));
  });

  it.each(['', 'nod'])("have no plans of another client: '%s'", async (client_id) => {
    expect(await idsOf(jobs.listClient('large', client_id))).toEqual([]);
  });

  it.each(['node#2026-01-01T00:00:00.000000', 'node#', 'n'.repeat(1024), 'é'.repeat(600)])(
    'have no plans of a client that cannot be, after which DynamoDB is not asked: %.20s',
    async (client_id) => {
      const send = jest.spyOn(table.client, 'send');
      expect(await idsOf(jobs.listClient('large', client_id))).toEqual([]);
      expect(send).not.toHaveBeenCalled();
      send.mockRestore();
    },
  );

  it('have the plans of all projects', async () => {
    expect((await idsOf(jobs.listAll())).sort()).toEqual(ids([...large, small]).sort());
  });

  it('are read consistently', async () => {
    const send = jest.spyOn(table.client, 'send');
    await idsOf(jobs.listClient('large', 'node'));
    await idsOf(jobs.listAll());
    expect(send.mock.calls.length).toBeGreaterThan(3);
    for (const [command] of send.mock.calls) expect(command.input).toHaveProperty('ConsistentRead', true);
    send.mockRestore();
  });

  it('find an id in every project', async () => {
    expect(new Set(await jobs.find('job-07'))).toEqual(
      new Set([
        { project_id: 'large', job_id: 'job-07' },
        { project_id: 'small', job_id: 'job-07' },
      ]),
    );
    expect(await jobs.find('absent')).toEqual([]);
  });

  it('fail rather than leave out what is not a plan', async () => {
    await table.put({ ...jobItem(small), project_id: 'broken', job_actions: 'none' });
    const lists = [jobs.list('broken'), jobs.listClient('broken', 'node'), jobs.listAll()];
    for (const list of lists) {
      await expect(idsOf(list)).rejects.toMatchObject({ name: 'StorageEngineError', status: 500 });
    }
  });
});
