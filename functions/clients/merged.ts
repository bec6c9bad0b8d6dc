/**
 * Two listings as one: in order, as each of them is.
 * @param isAfter Where it does not say so, the one of the first listing comes first.
 */
export async function* merged<Item>(
  one: AsyncGenerator<Item>,
  other: AsyncGenerator<Item>,
  isAfter: (one: Item, other: Item) => boolean,
): AsyncGenerator<Item> {
  let [first, second] = await Promise.all([one.next(), other.next()]);
  while (!first.done && !second.done) {
    if (isAfter(first.value, second.value)) {
      yield second.value;
      second = await other.next();
    } else {
      yield first.value;
      first = await one.next();
    }
  }
  if (!first.done) yield first.value;
  yield* one;
  if (!second.done) yield second.value;
  yield* other;
}
