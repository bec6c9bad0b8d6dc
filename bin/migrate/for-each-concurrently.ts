/**
 * Works on several items at once, each as soon as there is a free place.
 * @throws what `work` or the source threw; no other item is begun then.
 */
export async function forEachConcurrently<Item>(
  items: AsyncIterable<Item>,
  places: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  const workThrough = async (): Promise<void> => {
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      await work(next.value);
    }
  };
  try {
    await Promise.all(Array.from({ length: places }, workThrough));
  } finally {
    await iterator.return?.();
  }
}
