import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { TABLES } from '../../../functions/contract/tables';
import { Counters } from '../../../functions/storage/counters';
import { PROJECT_ID } from '../../support/identity';
import { startTable, type TestTable } from '../../support/table';
import { makeFolder, run } from './command';
import { freezer13Plan, managedPlan } from './sample';

const COUNTS = 'counts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
  const { partitionKey, sortKey } = TABLES.counts;
  const names = [partitionKey, sortKey];
  await table.client.send(
    new CreateTableCommand({
      TableName: COUNTS,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: names.map((AttributeName, n) => ({ AttributeName, KeyType: n === 0 ? 'HASH' : 'RANGE' })),
    }),
  );
});
afterAll(() => table.close());

it('an import counts each plan that it stores, once', async () => {
  const folder = makeFolder();
  const file = folder.write('in.jsonl', [managedPlan(), freezer13Plan()]);
  const flags = ['--table', table.name, '--counts-table', COUNTS, '--endpoint', table.url];
  for (let times = 0; times < 2; times += 1) {
    expect(await run(['import', ...flags, '--from-file', file, '--expect', '2'])).toMatchObject({
      exitCode: 0,
    });
  }
  expect(await new Counters(table.client, COUNTS, 'jobs').get(PROJECT_ID)).toBe(2);
  folder.remove();
});
