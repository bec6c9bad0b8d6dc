/** The client has 50 connections and waits 200 ms for one: more requests at once could fail for want of it. */
const AT_ONCE = 25;

/** The result for each item, in their order; so many at once as the connections to DynamoDB allow. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  resultOf: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(resultOf))));
  }
  return results;
}
