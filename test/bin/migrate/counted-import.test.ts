import { Counters } from '../../../functions/storage/counters';
import { PROJECT_ID } from '../../support/identity';
import { makeFolder, run, startTestTables, type TestTables } from './command';
import { freezer13Plan, managedPlan } from './sample';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTestTables();
});
afterAll(() => tables.close());

it('an import counts each plan that it stores, once', async () => {
  const folder = makeFolder();
  const file = folder.write('in.jsonl', [managedPlan(), freezer13Plan()]);
  const counts = ['--table', `counts=${tables.names.counts}`];
  for (let times = 0; times < 2; times += 1) {
    expect(
      await run(['import', ...tables.flags, ...counts, '--from-file', file, '--expect', '2']),
    ).toMatchObject({ exitCode: 0 });
  }
  expect(await new Counters(tables.client, tables.names.counts, 'jobs').get(PROJECT_ID)).toBe(2);
  folder.remove();
});
