import { FORBIDDEN_BODY } from '../contract/error-body';
import { clientOf, isAgentPoll, isUnconditional, matcherOf, type Search } from '../documents/search';
import { AccessForbidden, Conflict, StorageEngineError } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { allProjectsOf, type Page, pageOf } from '../http/paging';
import type { ApiResponse } from '../http/response';
import { searchOf } from '../http/search-source';
import { inBatches } from '../operations/in-batches';
import { projectId } from '../operations/names';
import { ReadBudget } from '../operations/read-budget';
import { type Listed, pageFrom } from '../operations/read-documents';
import type { StoredJob } from './document/job';
import { firstInOrder } from './first-in-order';
import type { JobReads } from './get-job';
import type { JobSettings } from './job-settings';

export interface JobLists
  extends
    JobReads<'list' | 'listClient' | 'listAll' | 'markEventShown'>,
    Pick<JobSettings, 'managedClients' | 'getBodies'> {
  /** Milliseconds since any moment. */
  readonly now?: () => number;
}

/** `GET /v2/{project_id}/jobs`: list backup plans by `created_at`, then id: docs/adr/0004-lists-and-search.md. */
export async function listJobs(request: ApiRequest, lists: JobLists): Promise<ApiResponse> {
  const { jobs, viewOf, managedClients, getBodies, now } = lists;
  const search = searchOf(request, getBodies);
  assertAgentsPlans(search, managedClients);
  const view = viewOf(request);
  const budget = new ReadBudget(now);
  const matches = matcherOf(search);
  const listed = async function* (plans: AsyncIterable<StoredJob>): AsyncGenerator<Listed<StoredJob>> {
    for await (const job of budget.within(plans)) {
      const document = view.forAll(job);
      if (matches(document)) yield { stored: job, document };
    }
  };
  const page = await pageOfJobs(jobs, request, search, listed);
  // Before events are marked as shown: what fails until then shows none.
  const shown = await inBatches(page, ({ stored }) => view.forCaller(stored));
  if (isAgentPoll(search)) await markEventsShown(jobs, page);
  return { status: 200, body: { jobs: shown } };
}

async function pageOfJobs(
  jobs: JobLists['jobs'],
  request: ApiRequest,
  search: Search,
  listed: (plans: AsyncIterable<StoredJob>) => AsyncIterable<Listed<StoredJob>>,
): Promise<readonly Listed<StoredJob>[]> {
  const project_id = projectId(request.parameters);
  const asked: Page = pageOf(request.query);
  const page = isAgentPoll(search) ? wholePoll(asked) : asked;
  if (allProjectsOf(request.query)) {
    if (!request.maySpanProjects('jobs:get_all_projects'))
      throw new AccessForbidden(FORBIDDEN_BODY.description);
    const first = await firstInOrder(listed(jobs.listAll()), page.offset + page.limit);
    return pageFrom(first, page, asked.limit);
  }
  if (isUnconditional(search)) {
    const span = { skip: page.offset, limit: page.limit };
    return pageFrom(listed(jobs.list(project_id, span)), { ...page, offset: 0 });
  }
  const client_id = clientOf(search);
  const plans = client_id === undefined ? jobs.list(project_id) : jobs.listClient(project_id, client_id);
  return pageFrom(listed(plans), page, asked.limit);
}

/**
 * The first page of an agent's poll has all that fits into an answer, whatever the limit. Agents count through a list
 * from which plans drop out as they are completed: between two pages of ten, the eleventh would move into the first one
 * and be in none. The agent takes it for removed then, and on its next poll for new: a one-shot plan runs a second time.
 */
function wholePoll({ limit, offset }: Page): Page {
  return { offset, limit: offset === 0 ? Infinity : limit };
}

/** @throws Conflict when an agent asks for plans that the platform runs: it would run them too, and jam on them. */
function assertAgentsPlans(search: Search, managedClients: ReadonlySet<string>): void {
  const client_id = clientOf(search);
  if (client_id !== undefined && managedClients.has(client_id) && isAgentPoll(search)) {
    throw new Conflict(
      `The plans of ${client_id} are run by the platform, never by an agent: an agent needs another client_id.`,
    );
  }
}

/** Before the response goes out: an agent's report on an event that it has seen must not find it unseen. */
async function markEventsShown(jobs: JobLists['jobs'], page: readonly Listed<StoredJob>[]): Promise<void> {
  const unseen = page.map(({ stored }) => stored).filter((job) => hasEvent(job) && job._event_shown !== true);
  const marks = await inBatches(unseen, (job) => jobs.markEventShown(job));
  // To an agent a failed poll is harmless; an event that it acts on and that stays pending would run a plan twice.
  if (!marks.every(Boolean)) {
    throw new StorageEngineError('A job was changed while it was listed; ask again.', 503);
  }
}

function hasEvent({ job_schedule: { event } }: StoredJob): boolean {
  return event !== undefined && event !== null && event !== '';
}
