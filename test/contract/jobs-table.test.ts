import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import type { AddressInfo } from 'node:net';
import { JOBS_TABLE } from '../../functions/shared/contract/tables';
import type { Job } from '../../functions/shared/freezer/job';
import { agentJob, job } from '../support/job';

/** docs/adr/0001-jobs-table.md, checked on a table with exactly its keys. */
describe('the jobs table as the ADR lays it out', () => {
  const server = dynalite({ createTableMs: 0 });
  let client: DynamoDBDocumentClient;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    client = DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: `http://127.0.0.1:${port}`,
        region: 'us-east-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
    );
    const { partitionKey, sortKey, indexes } = JOBS_TABLE;
    const keySchema = (sort: string) => [
      { AttributeName: partitionKey, KeyType: 'HASH' as const },
      { AttributeName: sort, KeyType: 'RANGE' as const },
    ];
    await client.send(
      new CreateTableCommand({
        TableName: 'jobs',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [partitionKey, sortKey, ...Object.values(indexes)].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: keySchema(sortKey),
        LocalSecondaryIndexes: Object.entries(indexes).map(([IndexName, sort]) => ({
          IndexName,
          KeySchema: keySchema(sort),
          Projection: { ProjectionType: 'ALL' },
        })),
      }),
    );
  });

  afterAll(async () => {
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const stored = (plan: Job) => ({
    ...plan,
    _creation_order: `${plan.created_at}#${plan.job_id}`,
    _client_order: `${plan.client_id}#${plan.created_at}#${plan.job_id}`,
  });
  const put = (plan: Job) => client.send(new PutCommand({ TableName: 'jobs', Item: stored(plan) }));
  const get = async ({ project_id, job_id }: Job) =>
    (
      await client.send(
        new GetCommand({ TableName: 'jobs', Key: { project_id, job_id }, ConsistentRead: true }),
      )
    ).Item;

  /** All pages of an index, three plans a page. */
  async function pages(index: keyof typeof JOBS_TABLE.indexes, project_id: string, beginning: string) {
    const found: string[][] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: 'jobs',
          IndexName: index,
          ConsistentRead: true,
          KeyConditionExpression: 'project_id = :project AND begins_with(#order, :beginning)',
          ExpressionAttributeNames: { '#order': JOBS_TABLE.indexes[index] },
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
    expect(await get(plan)).toEqual(stored(plan));
  });

  it('takes an item of 400 KB and refuses one beyond', async () => {
    const empty = job({ job_id: 'large', description: '' });
    const overhead = JSON.stringify(stored(empty)).length; // an upper bound of the other attributes
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
});
