import { LIMITS } from '../contract/limits';
import { BadDataFormat } from '../errors';
import type { Page } from '../http/paging';
import type { Listed } from '../operations/read-documents';
import type { StoredJob } from './document/job';

type ListedJob = Listed<StoredJob>;

interface Kept extends ListedJob {
  /** As JSON, in characters: an answer takes more. */
  readonly size: number;
}

/** What the function's memory takes of plans, measured as JSON; as objects they are several times as large. */
const LARGEST_KEPT = 40_000_000;
/** Sorting now and then is as good as keeping everything sorted. */
const SPARE = 100;

/**
 * The first plans by `created_at`, `job_id` and `project_id` of many that come in no order, up to the end of a page, or to
 * the plan that the page has no room for. No more than about twice as many are in memory at a time.
 * @throws BadDataFormat when the plans before the page are too many.
 */
export async function firstInOrder(
  plans: AsyncIterable<ListedJob>,
  { offset, limit }: Page,
): Promise<readonly ListedJob[]> {
  const count = offset + limit;
  const kept: Kept[] = [];
  let size = 0;
  const trim = (): void => {
    kept.sort(inOrder);
    for (const plan of kept.splice(Math.min(count, reach(kept, offset)))) size -= plan.size;
  };
  let last: ListedJob | undefined;
  for await (const listed of plans) {
    if (last && inOrder(last, listed) < 0) continue;
    const plan = { ...listed, size: JSON.stringify(listed.document).length };
    kept.push(plan);
    size += plan.size;
    if (kept.length < 2 * count + SPARE && size <= 2 * LARGEST_KEPT) continue;
    const before = kept.length;
    trim();
    // Whatever comes behind the last one that is kept is behind the page, unless all were kept.
    if (kept.length < before) last = kept.at(-1);
    if (size > LARGEST_KEPT) {
      throw new BadDataFormat(
        'There are too many plans before this page: search for a client_id with all_projects, or list one project.',
      );
    }
  }
  trim();
  return kept;
}

/** How many plans the page needs: plans that come later only move those here towards its end, or behind it. */
function reach(sorted: readonly Kept[], offset: number): number {
  let bytes = 0;
  for (let end = offset; end < sorted.length; end += 1) {
    bytes += sorted[end]?.size ?? 0;
    if (bytes > LIMITS.responseBytes) return end + 1;
  }
  return sorted.length;
}

/** The order of one project's list, and the project where two have a plan with the same id. */
export function inOrder({ stored: one }: ListedJob, { stored: other }: ListedJob): number {
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
