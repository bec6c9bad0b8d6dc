import { BadDataFormat } from '../shared/errors';
import type { StoredJob } from '../shared/freezer/jobs/job';
import type { JsonObject } from '../shared/freezer/json';
import type { Page } from '../shared/http/paging';

/** A plan, and what the caller sees of it. */
export interface ListedJob {
  readonly job: StoredJob;
  readonly document: JsonObject;
}

/** The function is ended after 5 s, with an answer that helps nobody. */
const READ_BUDGET_MS = 4000;
/** Lambda's limit is 6 MB; what is left is for headers. */
const LARGEST_ANSWER_BYTES = 5_500_000;

/**
 * Plans as they come, for as long as there is time.
 * @param now Milliseconds since any moment.
 * @throws BadDataFormat with a sentence on how to ask for less.
 */
export async function* withinTime(
  plans: AsyncIterable<StoredJob>,
  now: () => number,
): AsyncGenerator<StoredJob> {
  const end = now() + READ_BUDGET_MS;
  for await (const plan of plans) {
    if (now() > end) {
      throw new BadDataFormat(
        `There is more to read than ${READ_BUDGET_MS / 1000} seconds allow: ` +
          'search for one client_id, or ask for a smaller limit and offset.',
      );
    }
    yield plan;
  }
}

/**
 * One page of plans; nothing is read beyond it.
 * @throws BadDataFormat when the page is larger than an answer can be.
 */
export async function pageFrom(
  plans: AsyncIterable<ListedJob> | Iterable<ListedJob>,
  { limit, offset }: Page,
): Promise<readonly ListedJob[]> {
  const page: ListedJob[] = [];
  let [position, bytes] = [0, 0];
  for await (const plan of plans) {
    if (position++ < offset) continue;
    bytes += answerBytes(plan.document);
    if (bytes > LARGEST_ANSWER_BYTES) {
      throw new BadDataFormat(
        `These plans are too large for one answer: ask for fewer, here with ?limit=${page.length}.`,
      );
    }
    page.push(plan);
    if (page.length === limit) break;
  }
  return page;
}

/** A function's result is JSON that holds the body as a string, so that its quotes are escaped once more. */
function answerBytes(document: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(document)));
}
