import { setImmediate } from 'node:timers/promises';
import { forEachConcurrently } from '../../../bin/migrate/for-each-concurrently';

async function* numbers(count: number, given: number[] = []): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) {
    given.push(number);
    yield await Promise.resolve(number);
  }
}

describe('forEachConcurrently', () => {
  it('works on all of them, so many at once and no more', async () => {
    let [running, most] = [0, 0];
    const done = new Set<number>();
    await forEachConcurrently(numbers(50), 7, async (number) => {
      most = Math.max(most, ++running);
      await setImmediate();
      running--;
      done.add(number);
    });
    expect({ done: done.size, most }).toEqual({ done: 50, most: 7 });
  });

  it('begins no other when one fails', async () => {
    const given: number[] = [];
    const working = forEachConcurrently(numbers(1000, given), 3, async (number) => {
      await setImmediate();
      if (number === 10) throw new Error('Enough.');
    });
    await expect(working).rejects.toThrow('Enough.');
    const before = given.length;
    await setImmediate();
    await setImmediate();
    expect(given).toHaveLength(before);
    expect(before).toBeLessThan(20);
  });

  it('ends when the source fails', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield* numbers(2);
      throw await Promise.resolve(new Error('Gone.'));
    }
    await expect(forEachConcurrently(failing(), 3, () => Promise.resolve())).rejects.toThrow('Gone.');
  });
});
