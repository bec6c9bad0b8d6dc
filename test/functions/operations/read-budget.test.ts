import { TABLES } from '../../../functions/contract/tables';
import { PAGE_UNITS, ReadBudget } from '../../../functions/operations/read-budget';
import { largestItemBytes } from '../../../functions/storage/assert-storable';
import { oneByOne } from '../../support/listed-jobs';

describe('the time of a read budget', () => {
  const read = async (readings: readonly number[]): Promise<number> => {
    const clock = readings.values();
    const budget = new ReadBudget(() => clock.next().value ?? 0);
    let count = 0;
    for await (const plan of budget.within(oneByOne(['a', 'b', 'c']))) count += plan.length;
    return count;
  };

  it('passes on what comes in time', async () => {
    expect(await read([1000, 1000, 3000, 5000])).toBe(3);
  });

  it('says how to ask for less when time is up', async () => {
    await expect(read([1000, 1000, 3000, 5001])).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/4 seconds.*client_id.*smaller limit and offset/) as string,
    });
  });

  it('is asked before each page, too', () => {
    const clock = [1000, 5001].values();
    const budget = new ReadBudget(() => clock.next().value ?? 0);
    expect(() => {
      budget.assertLeft();
    }).toThrow(/4 seconds/);
  });
});

describe('the units of a read budget', () => {
  it.each([
    [2696, false],
    [2697, true],
  ])('of which %d are spent: refuses another page: %s', (units, isRefused) => {
    const budget = new ReadBudget(() => 0);
    budget.spend(units - 1);
    budget.spend(1);
    const next = expect(() => {
      budget.assertLeft();
    });
    if (isRefused) next.toThrow(/3000 read units.*client_id/);
    else next.not.toThrow();
  });

  it('are enough for a page that ends with the largest item', () => {
    const listed = Object.values(TABLES).filter(({ indexes }) => Object.keys(indexes).length > 0);
    const largest = Math.max(...listed.map((table) => largestItemBytes(table)));
    expect(PAGE_UNITS).toBe((1024 * 1024 + largest) / 4096);
  });

  it('are set aside for reads that can be left out, as many as these may cost, until they have cost less', async () => {
    const budget = new ReadBudget(() => 0);
    const read = (name: string) =>
      budget.ifLeft(1000, () => {
        budget.spend(10);
        return Promise.resolve(name);
      });
    expect(await Promise.all(['a', 'b', 'c'].map(read))).toEqual(['a', 'b', undefined]);
    expect(await Promise.all(['d', 'e', 'f'].map(read))).toEqual(['d', 'e', undefined]);
    budget.spend(1961);
    expect(await read('g')).toBeUndefined();
  });

  it('are free again where such a read has failed', async () => {
    const budget = new ReadBudget(() => 0);
    const failing = () => Promise.reject(new Error('no answer'));
    await expect(budget.ifLeft(3000, failing)).rejects.toThrow('no answer');
    expect(await budget.ifLeft(3000, () => Promise.resolve('read'))).toBe('read');
  });
});
