import { FORBIDDEN_BODY } from '../contract/error-body';
import type { JsonObject } from '../documents/json';
import { clientOf, isAgentPoll, isUnconditional, matcherOf, type Search, valueIn } from '../documents/search';
import { AccessForbidden, Conflict } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { allProjectsOf, type Page, pageOf } from '../http/paging';
import type { ApiResponse } from '../http/response';
import { searchOf } from '../http/search-source';
import { inBatches } from '../operations/in-batches';
import { projectId } from '../operations/names';
import { ReadBudget } from '../operations/read-budget';
import { type Listed, only, pageFrom } from '../operations/read-documents';
import type { Span } from '../storage/item-pages';
import type { StoredJob } from './document/job';
import { firstInOrder } from './first-in-order';
import type { JobReads, JobView } from './get-job';
import { JOB, type JobSettings } from './job-settings';
import { withEventsShown } from './shown-events';

export interface JobLists
  extends
    JobReads<'get' | 'list' | 'listClient' | 'listAll' | 'markEventShown'>,
    Pick<JobSettings, 'managedClients' | 'getBodies'> {
  /** Milliseconds since any moment. */
  readonly now?: () => number;
}

/** What the search makes of a plan; undefined where it does not match. */
type Listing = (job: StoredJob) => Listed<StoredJob> | undefined;

/** `GET /v2/{project_id}/jobs`: list backup plans by `created_at`, then id: docs/adr/0004-lists-and-search.md. */
export async function listJobs(request: ApiRequest, lists: JobLists): Promise<ApiResponse> {
  const { jobs, viewOf, managedClients, getBodies, now } = lists;
  const search = searchOf(request, getBodies);
  assertAgentsPlans(search, managedClients);
  const view = viewOf(request);
  const budget = new ReadBudget(now);
  const matches = matcherOf(search);
  const listingOf: Listing = (stored) => {
    const document = view.forAll(stored);
    return matches(document) ? { stored, document } : undefined;
  };
  const listed = async function* (plans: AsyncIterable<StoredJob>): AsyncGenerator<Listed<StoredJob>> {
    for await (const job of budget.within(plans)) {
      const found = listingOf(job);
      if (found) yield found;
    }
  };
  const isPoll = isAgentPoll(search) && mayReport(request);
  const page = await pageOfJobs(request, jobs, { search, isPoll, budget }, listed);
  // Before events are marked as shown: what fails until then shows none.
  const shown = await inBatches(page, ({ stored }) => view.forCaller(stored));
  const documents = isPoll ? await polled(jobs, page, shown, listingOf, view) : shown;
  return { status: 200, body: { jobs: documents } };
}

/** To others a poll is a list like any other: who may not report on a plan has nothing to do with its events. */
function mayReport(request: ApiRequest): boolean {
  return request.may('jobs:update') || request.maySpanProjects('jobs:get_all_projects');
}

/** A page of an agent's poll, with the events in it marked as shown; a plan that changed meanwhile as it is now. */
async function polled(
  jobs: JobLists['jobs'],
  page: readonly Listed<StoredJob>[],
  shown: readonly JsonObject[],
  listingOf: Listing,
  view: JobView,
): Promise<readonly JsonObject[]> {
  const before = new Map(page.map((found, n) => [found, shown[n]]));
  const marked = await withEventsShown(jobs, page, listingOf);
  if (marked.every((found) => before.has(found)) && marked.length === page.length) return shown;
  // What has grown meanwhile may leave no room for the rest, which goes out with the next page.
  const current = await pageFrom(marked, { offset: 0, limit: Infinity }, 1);
  return inBatches(current, async (found) => before.get(found) ?? (await view.forCaller(found.stored)));
}

/** What a list is asked for. */
interface Asked {
  readonly search: Search;
  readonly isPoll: boolean;
  readonly budget: ReadBudget;
}

async function pageOfJobs(
  request: ApiRequest,
  jobs: JobLists['jobs'],
  { search, isPoll, budget }: Asked,
  listed: (plans: AsyncIterable<StoredJob>) => AsyncIterable<Listed<StoredJob>>,
): Promise<readonly Listed<StoredJob>[]> {
  const project_id = projectId(request.parameters);
  const asked = pageOf(request.query);
  const page = isPoll ? wholePoll(asked) : asked;
  // What does not fit into a poll goes out with the next page: an agent counts on from what it has been given.
  const enough = isPoll ? 1 : asked.limit;
  if (allProjectsOf(request.query)) {
    if (!request.maySpanProjects('jobs:get_all_projects'))
      throw new AccessForbidden(FORBIDDEN_BODY.description);
    return pageFrom(await firstInOrder(listed(jobs.listAll()), page.offset + page.limit), page, enough);
  }
  if (isUnconditional(search)) {
    const span = { skip: page.offset, limit: page.limit, budget };
    return pageFrom(listed(jobs.list(project_id, span)), { ...page, offset: 0 });
  }
  // Agents count on through all of their plans, however many: only people are told to ask for less.
  const span = isPoll ? {} : { budget };
  return pageFrom(listed(plansFor(search, jobs, project_id, span)), page, enough);
}

/** The plans of a project among which a search finds all that match, as few as an index allows. */
function plansFor(
  search: Search,
  jobs: JobLists['jobs'],
  project_id: string,
  span: Span,
): AsyncGenerator<StoredJob> {
  const job_id = valueIn(search, JOB.id);
  if (job_id !== undefined) return only((key) => jobs.get(key), JOB, { project_id, job_id });
  const client_id = clientOf(search);
  return client_id === undefined ? jobs.list(project_id, span) : jobs.listClient(project_id, client_id, span);
}

/** The first page of a poll has all that fits into a response, whatever the limit: docs/adr/0004-lists-and-search.md has the reason. */
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
