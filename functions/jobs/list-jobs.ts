import type { JsonObject } from '../documents/json';
import { clientOf, isAgentPoll, matcherOf, type Search } from '../documents/search';
import { Conflict } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { pageOf } from '../http/paging';
import type { ApiResponse } from '../http/response';
import { searchOf } from '../http/search-source';
import { inBatches } from '../operations/in-batches';
import { ReadBudget } from '../operations/read-budget';
import { type Listed, pageFrom } from '../operations/read-documents';
import type { StoredJob } from './document/job';
import type { JobView } from './get-job';
import type { JobSettings } from './job-settings';
import type { JobRepository } from './job-table';
import { type Asked, pageOfPlans, type PlanSources } from './listed-plans';
import { withEventsShown } from './shown-events';

export interface JobLists extends PlanSources, Pick<JobSettings, 'managedClients' | 'getBodies'> {
  readonly jobs: PlanSources['jobs'] & Pick<JobRepository, 'markEventShown'>;
  readonly viewOf: (request: ApiRequest) => JobView;
  /** Milliseconds since any moment. */
  readonly now?: () => number;
}

/** `GET /v2/{project_id}/jobs`: list backup plans by `created_at`, then id: docs/adr/0004-lists-and-search.md. */
export async function listJobs(request: ApiRequest, lists: JobLists): Promise<ApiResponse> {
  const { jobs, viewOf, managedClients, getBodies, now } = lists;
  const search = searchOf(request, getBodies);
  assertAgentsPlans(search, managedClients);
  const view = viewOf(request);
  const matches = matcherOf(search);
  const listing: Asked['listing'] = (stored) => {
    const document = view.forAll(stored);
    return matches(document) ? { stored, document } : undefined;
  };
  const isPoll = isAgentPoll(search) && mayReport(request);
  const budget = new ReadBudget(now);
  const asked = { search, page: pageOf(request.query), isPoll, budget, listing };
  const page = await pageOfPlans(request, lists, asked);
  // Before events are marked as shown: what fails until then shows none.
  const shown = await inBatches(page, ({ stored }) => view.forCaller(stored, isPoll ? undefined : budget));
  if (!isPoll) return { status: 200, body: { jobs: shown } };
  const marked = await withEventsShown(jobs, page, listing, (job) => letsReport(request, job));
  return { status: 200, body: { jobs: await polled(page, shown, marked, view) } };
}

/** To others a poll is a list like any other: who may not report on a plan has nothing to do with its events. */
function mayReport(request: ApiRequest): boolean {
  return request.may('jobs:update') || request.maySpanProjects('jobs:get_all_projects');
}

/** What follows an event: an application credential may be for reading only, whatever its roles. */
function letsReport({ rulesAllow }: ApiRequest, { project_id, job_id }: StoredJob): boolean {
  return rulesAllow('PATCH', `/v2/${project_id}/jobs/${job_id}`);
}

/** A page of an agent's poll after the events in it were marked as shown; a plan that changed meanwhile is as it is now. */
async function polled(
  page: readonly Listed<StoredJob>[],
  shown: readonly JsonObject[],
  marked: readonly Listed<StoredJob>[],
  view: JobView,
): Promise<readonly JsonObject[]> {
  const before = new Map(page.map((found, n) => [found, shown[n]]));
  if (marked.every((found) => before.has(found)) && marked.length === page.length) return shown;
  // What has grown meanwhile may leave no room for the rest, which goes out with the next page.
  const current = await pageFrom(marked, { offset: 0, limit: Infinity }, 1);
  return inBatches(current, async (found) => before.get(found) ?? (await view.forCaller(found.stored)));
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
