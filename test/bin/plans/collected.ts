/** All that an iterable gives. */
export async function collected<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A text in pieces, as a file is read. */
export async function* inPieces(text: string, length = 100): AsyncGenerator<string> {
  for (let position = 0; position < text.length; position += length) {
    yield await Promise.resolve(text.slice(position, position + length));
  }
}
