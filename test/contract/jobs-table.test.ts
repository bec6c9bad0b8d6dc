import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '../../functions/contract/tables';
import type { Job } from '../../functions/jobs/document/job';
import { agentJob, job, jobItem } from '../support/job';
import { startTable, type TestTable } from '../support/table';

/** docs/adr/0001-jobs-table.md, checked on the table that the stack declares. */
describe('the jobs table as the ADR lays it out', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await startTable();
  });
  afterAll(() => table.close());

  const put = (plan: Job) => table.put(jobItem(plan));
  const get = async ({ project_id, job_id }: Job) => {
    const key = { project_id, job_id };
    const command = new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true });
    return (await table.client.send(command)).Item;
  };

  /** All pages of an index, three plans a page. */
  async function pages(index: keyof typeof TABLES.jobs.indexes, project_id: string, beginning: string) {
    const found: string[][] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: index,
          ConsistentRead: true,
          KeyConditionExpression: 'project_id = :project AND begins_with(#order, :beginning)',
          ExpressionAttributeNames: { '#order': TABLES.jobs.indexes[index] },
          ExpressionAttributeValues: { ':project': project_id, ':beginning': beginning },
          Limit: 3,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      found.push((page.Items ?? []).map((item) => String(item['job_id'])));
      start = page.LastEvaluatedKey;
    } while (start);
    return found.filter((page) => page.length > 0);
  }

  it.each([
    ['managed', job()],
    ['agent', agentJob()],
    ['longest ids', job({ project_id: 'p'.repeat(64), job_id: 'j'.repeat(255), client_id: 'c'.repeat(512) })],
  ])('keeps a plan whole: %s', async (_kind, plan) => {
    await put(plan);
    expect(await get(plan)).toEqual(jobItem(plan));
  });

  it('takes an item of 400 KB and refuses one beyond', async () => {
    const empty = job({ job_id: 'large', description: '' });
    const overhead = JSON.stringify(jobItem(empty)).length; // an upper bound of the other attributes
    await put({ ...empty, description: 'x'.repeat(400 * 1024 - overhead) });
    expect((await get(empty))?.['description']).toHaveLength(400 * 1024 - overhead);
    await expect(put({ ...empty, description: 'x'.repeat(400 * 1024) })).rejects.toThrow(/size/i);
  });

  it('pages through plans in the order of creation, then of id, whatever the order of writing', async () => {
    const plan = (job_id: string, second: number, client_id: string) =>
      job({ project_id: 'paged', job_id, client_id, created_at: `2026-01-01T00:00:0${second}.000000` });
    for (const written of [
      plan('e', 2, 'a'),
      plan('b', 1, 'a'),
      plan('d', 1, 'ab'),
      plan('a', 3, 'ab'),
      plan('c', 1, 'a'),
    ]) {
      await put(written);
    }
    expect(await pages('by_creation', 'paged', '2')).toEqual([
      ['b', 'c', 'd'],
      ['e', 'a'],
    ]);
    expect(await pages('by_client', 'paged', 'a#')).toEqual([['b', 'c', 'e']]);
    expect(await pages('by_client', 'paged', 'ab#')).toEqual([['d', 'a']]);
  });

  it('knows where an id is by its keys alone', async () => {
    await put(job({ project_id: 'here', job_id: 'twice' }));
    await put(job({ project_id: 'there', job_id: 'twice' }));
    const found = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: 'by_id',
        KeyConditionExpression: `${TABLES.jobs.globalIndexes.by_id.partitionKey} = :id`,
        ExpressionAttributeValues: { ':id': 'twice' },
      }),
    );
    expect(found.Items).toHaveLength(2);
    expect(found.Items).toEqual(
      expect.arrayContaining([
        { project_id: 'here', job_id: 'twice' },
        { project_id: 'there', job_id: 'twice' },
      ]),
    );
  });
});
