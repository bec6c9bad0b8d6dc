import { parseDocument } from './parse-document';
import type { SourceDocument } from './source-document';

/** The plans of JSON Lines; empty lines count as none. */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<SourceDocument> {
  let number = 0;
  for await (const line of linesOf(pieces)) {
    number++;
    if (line.trim() !== '') yield parseDocument(`line ${number}`, line);
  }
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}
