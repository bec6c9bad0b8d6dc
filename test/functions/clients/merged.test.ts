import { merged } from '../../../functions/clients/client-table';

async function* listed<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* await Promise.resolve(items);
}

async function all(one: number[], other: number[]): Promise<number[]> {
  const items: number[] = [];
  for await (const item of merged(listed(...one), listed(...other), (a, b) => a > b)) items.push(item);
  return items;
}

describe('merged', () => {
  it.each([
    [[], []],
    [[1], []],
    [[], [1]],
    [[1, 2, 3], [4]],
    [
      [4, 5],
      [1, 2, 3],
    ],
    [
      [1, 3, 5, 9],
      [2, 4, 6],
    ],
  ])('is %j and %j in order', async (one, other) => {
    expect(await all(one, other)).toEqual([...one, ...other].sort((a, b) => a - b));
  });

  it('has the first listing’s before their equals', async () => {
    const items: string[] = [];
    const isAfter = (a: string, b: string): boolean => a.slice(1) > b.slice(1);
    for await (const item of merged(listed('a1', 'a2'), listed('b1', 'b2'), isAfter)) items.push(item);
    expect(items).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('fails as its listings do', async () => {
    async function* broken(): AsyncGenerator<number> {
      await Promise.reject(new Error('gone'));
    }
    const read = async (): Promise<void> => {
      for await (const item of merged(listed(1), broken(), (a, b) => a > b)) expect(item).toBeDefined();
    };
    await expect(read()).rejects.toThrow('gone');
  });
});
