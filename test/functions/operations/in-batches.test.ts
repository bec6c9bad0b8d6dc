import { setTimeout as sleep } from 'node:timers/promises';
import { inBatches } from '../../../functions/operations/in-batches';

describe('inBatches', () => {
  it.each([0, 1, 25, 26, 60])(
    'has the results of %d in order, and never more than 25 at once',
    async (count) => {
      let [present, most] = [0, 0];
      const items = Array.from({ length: count }, (_, index) => index);
      const results = await inBatches(items, async (item) => {
        most = Math.max(most, ++present);
        await sleep(item % 2);
        present--;
        return item * 2;
      });
      expect(results).toEqual(items.map((item) => item * 2));
      expect(most).toBe(Math.min(count, 25));
    },
  );

  it('fails with the first failure, and begins nothing after it', async () => {
    const begun: number[] = [];
    const items = Array.from({ length: 60 }, (_, index) => index);
    const all = inBatches(items, (item) => {
      begun.push(item);
      return item === 3 ? Promise.reject(new Error('gone')) : Promise.resolve();
    });
    await expect(all).rejects.toThrow('gone');
    expect(begun).toHaveLength(25);
  });
});
