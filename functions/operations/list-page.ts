import { BadDataFormat } from '../errors';
import type { JsonObject } from '../documents/json';
import type { Page } from '../http/paging';

/** A document as it is stored, and what the caller sees of it. */
export interface Listed<Stored> {
  readonly stored: Stored;
  readonly document: JsonObject;
}

/** The function is ended after 5 s, with an answer that helps nobody. */
const READ_BUDGET_MS = 4000;
/** Lambda's limit is 6 MB; what is left is for headers. */
const LARGEST_ANSWER_BYTES = 5_500_000;

/**
 * Documents as they come, for as long as there is time.
 * @param now Milliseconds since any moment.
 * @throws BadDataFormat with a sentence on how to ask for less.
 */
export async function* withinTime<Stored>(
  documents: AsyncIterable<Stored>,
  now: () => number,
): AsyncGenerator<Stored> {
  const end = now() + READ_BUDGET_MS;
  for await (const document of documents) {
    if (now() > end) {
      throw new BadDataFormat(
        `There is more to read than ${READ_BUDGET_MS / 1000} seconds allow: ` +
          'search for one client_id where there are plans, or ask for a smaller limit and offset.',
      );
    }
    yield document;
  }
}

/**
 * One page of documents; nothing is read beyond it.
 * @param enough How many will do where no more fit into one answer; the whole page, if nothing is said.
 * @throws BadDataFormat when they are larger than an answer can be.
 */
export async function pageFrom<Stored>(
  documents: AsyncIterable<Listed<Stored>> | Iterable<Listed<Stored>>,
  { limit, offset }: Page,
  enough = limit,
): Promise<readonly Listed<Stored>[]> {
  const page: Listed<Stored>[] = [];
  let [position, bytes] = [0, 0];
  for await (const listed of documents) {
    if (position++ < offset) continue;
    bytes += answerBytes(listed.document);
    if (bytes > LARGEST_ANSWER_BYTES) {
      if (page.length >= enough) break;
      throw new BadDataFormat(
        `These documents are too large for one answer: ask for fewer, here with ?limit=${page.length}.`,
      );
    }
    page.push(listed);
    if (page.length === limit) break;
  }
  return page;
}

/** A function's result is JSON that holds the body as a string, so that its quotes are escaped once more. */
function answerBytes(document: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(document)));
}
