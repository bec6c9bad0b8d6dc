import { Counters } from '../../../functions/storage/counters';
import { captureLog } from '../../support/captured-log';
import { startTable, type TestTable } from '../../support/table';

let table: TestTable;
let counters: Counters;
beforeAll(async () => {
  table = await startTable('counts');
  counters = new Counters(table.client, table.name, 'jobs');
});
afterAll(() => table.close());

const log = captureLog();

describe('a counter', () => {
  it('counts each project and each kind by itself', async () => {
    const others = new Counters(table.client, table.name, 'backups');
    await Promise.all([
      ...Array.from({ length: 20 }, () => counters.add('p-1', 1)),
      others.add('p-1', 1),
      counters.add('p-2', 1),
    ]);
    expect(await counters.get('p-1')).toBe(20);
    expect(await others.get('p-1')).toBe(1);
    expect(await counters.get('p-3')).toBe(0);
  });

  it('never says less than none', async () => {
    await counters.add('removed', -1);
    expect(await counters.get('removed')).toBe(0);
    await counters.add('removed', 1);
    await counters.add('removed', -1);
    await counters.add('removed', -1);
    await counters.add('removed', 1);
    expect(await counters.get('removed')).toBe(1);
  });

  it('is set only where nobody has counted since it was read', async () => {
    await counters.set('set', 5, 0);
    expect(await counters.get('set')).toBe(5);
    await counters.add('set', 1);
    await counters.set('set', 3, 5);
    expect(await counters.get('set')).toBe(6);
    await counters.set('set', 0, 6);
    await counters.set('set', 2, 0);
    expect(await counters.get('set')).toBe(2);
  });

  it('fails nothing when it cannot be reached, and the log says so', async () => {
    const elsewhere = new Counters(table.client, 'NoSuchTable', 'jobs');
    expect(await elsewhere.get('p')).toBeUndefined();
    await elsewhere.add('p', 1);
    await elsewhere.set('p', 1, 0);
    expect(log).toEqual(
      ['not read', 'not counted', 'not recounted'].map(
        (outcome) => expect.objectContaining({ operation: 'countDocuments', outcome }) as unknown,
      ),
    );
  });
});
