import { BadDataFormat } from '../errors';
import type { Listed } from '../operations/read-documents';
import type { StoredJob } from './document/job';

type ListedJob = Listed<StoredJob>;

/** What the function's memory takes of plans, measured as JSON; as objects they are several times as large. */
const LARGEST_KEPT = 40_000_000;
/** Sorting now and then is as good as keeping everything sorted. */
const SPARE = 100;

/**
 * The first plans by `created_at`, `job_id` and `project_id` of many that come in no order. No more than about twice
 * as many are in memory at a time.
 * @throws BadDataFormat when even these are too many.
 */
export async function firstInOrder(
  plans: AsyncIterable<ListedJob>,
  count: number,
): Promise<readonly ListedJob[]> {
  const kept: ListedJob[] = [];
  let size = 0;
  const trim = (): void => {
    kept.sort(inOrder);
    for (const plan of kept.splice(count)) size -= sizeOf(plan);
  };
  let last: ListedJob | undefined;
  for await (const plan of plans) {
    if (last && inOrder(last, plan) < 0) continue;
    kept.push(plan);
    size += sizeOf(plan);
    if (kept.length < 2 * count + SPARE && size <= 2 * LARGEST_KEPT) continue;
    trim();
    last = kept[count - 1];
    if (size > LARGEST_KEPT) {
      throw new BadDataFormat(
        'There are too many plans before this page: search for a client_id, or list one project.',
      );
    }
  }
  trim();
  return kept;
}

/** The order of one project's list, and the project where two have a plan with the same id. */
function inOrder({ stored: one }: ListedJob, { stored: other }: ListedJob): number {
  return (
    compare(one.created_at, other.created_at) ||
    compare(one.job_id, other.job_id) ||
    compare(one.project_id, other.project_id)
  );
}

/** As DynamoDB compares, not as a language does. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function sizeOf({ document }: ListedJob): number {
  return JSON.stringify(document).length;
}
