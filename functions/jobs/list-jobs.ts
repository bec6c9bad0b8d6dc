import { FORBIDDEN_BODY } from '../contract/error-body';
import { clientOf, isAgentPoll, isUnconditional, matches, type Search } from '../documents/search';
import { AccessForbidden, BadDataFormat, Conflict } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { allProjectsOf, type Page, pageOf } from '../http/paging';
import type { ApiResponse } from '../http/response';
import { searchOf } from '../http/search-source';
import { inBatches } from '../operations/in-batches';
import { projectId } from '../operations/names';
import { type Listed, pageFrom, withinTime } from '../operations/read-documents';
import type { LogFields } from '../runtime/log';
import type { Span } from '../storage/item-pages';
import { plansEverywhere } from './central-plans';
import type { StoredJob } from './document/job';
import { firstInOrder, inOrder } from './first-in-order';
import type { JobReads } from './get-job';
import type { JobSettings } from './job-settings';
import type { PlanQuota } from './plan-quota';
import { withEventsShown } from './shown-events';

export interface JobLists
  extends
    JobReads<'list' | 'listClient' | 'listAll' | 'projectsOf' | 'listInTurn' | 'markEventShown'>,
    Pick<JobSettings, 'managedClients' | 'getBodies'> {
  readonly quota: Pick<PlanQuota, 'recount'>;
  /** For what an operator has to know. */
  readonly warn: (fields: LogFields) => void;
  /** Milliseconds since any moment. */
  readonly now?: () => number;
}

/** What a list is asked for. */
interface Asked {
  readonly search: Search;
  readonly page: Page;
  /** Whether an agent asks, who is given whole pages, and whose seeing an event counts. */
  readonly isPoll: boolean;
}

/** What the search makes of a plan, and of plans as long as there is time. */
interface Matching {
  readonly one: (job: StoredJob) => Listed<StoredJob> | undefined;
  readonly all: (plans: AsyncIterable<StoredJob>) => AsyncIterable<Listed<StoredJob>>;
}

/** `GET /v2/{project_id}/jobs`: list backup plans by `created_at`, then id: docs/adr/0004-lists-and-search.md. */
export async function listJobs(request: ApiRequest, lists: JobLists): Promise<ApiResponse> {
  const { jobs, viewOf, managedClients, getBodies, now = Date.now } = lists;
  const search = searchOf(request, getBodies);
  assertAgentsPlans(search, managedClients);
  const view = viewOf(request);
  const matching = matchesOf(search, (job) => view.forAll(job), now);
  const isPoll = isAgentPoll(search) && mayReport(request);
  const page = await pageOfJobs(request, lists, { search, page: pageOf(request.query), isPoll }, matching);
  // Before events are marked as shown: what fails until then shows none.
  const shown = await inBatches(page, ({ stored }) => view.forCaller(stored));
  if (!isPoll) return { status: 200, body: { jobs: shown } };
  const before = new Map(page.map((found, n) => [found, shown[n]]));
  const marked = await withEventsShown(jobs, page, matching.one);
  // What has grown meanwhile may leave no room for the rest, which goes out with the next page.
  const isChanged = marked.some((found) => !before.has(found));
  const polled = isChanged ? await pageFrom(marked, { offset: 0, limit: Infinity }, 1) : marked;
  const current = await inBatches(
    polled,
    async (found) => before.get(found) ?? (await view.forCaller(found.stored)),
  );
  return { status: 200, body: { jobs: current } };
}

function matchesOf(
  search: Search,
  show: (job: StoredJob) => Listed<StoredJob>['document'],
  now: () => number,
): Matching {
  const one: Matching['one'] = (stored) => {
    const document = show(stored);
    return matches(search, document) ? { stored, document } : undefined;
  };
  return {
    one,
    all: async function* (plans) {
      for await (const job of withinTime(plans, now)) {
        const found = one(job);
        if (found) yield found;
      }
    },
  };
}

/** To others a poll is a list like any other: who may not report on a plan has nothing to do with its events. */
function mayReport(request: ApiRequest): boolean {
  return request.may('jobs:update') || request.maySpanProjects('jobs:get_all_projects');
}

async function pageOfJobs(
  request: ApiRequest,
  lists: JobLists,
  asked: Asked,
  matching: Matching,
): Promise<readonly Listed<StoredJob>[]> {
  const project_id = projectId(request.parameters);
  // An agent is given all that fits, at least one plan, and counts on from there: docs/adr/0004-lists-and-search.md.
  const page = asked.isPoll ? { ...asked.page, limit: Infinity } : asked.page;
  const enough = asked.isPoll ? 1 : page.limit;
  if (allProjectsOf(request.query)) {
    if (!request.maySpanProjects('jobs:get_all_projects'))
      throw new AccessForbidden(FORBIDDEN_BODY.description);
    return pageFrom(await inAllProjects(lists, { ...asked, page }, matching), page, enough);
  }
  const client_id = clientOf(asked.search);
  if (client_id !== undefined) {
    return pageFrom(matching.all(lists.jobs.listClient(project_id, client_id)), page, enough);
  }
  const all = isUnconditional(asked.search);
  const span = all ? { skip: page.offset, limit: page.limit } : undefined;
  const plans = recounted(request, lists, project_id, span);
  return pageFrom(matching.all(plans), all ? { ...page, offset: 0 } : page, enough);
}

async function inAllProjects(
  { jobs, warn }: JobLists,
  { search, page, isPoll }: Asked,
  matching: Matching,
): Promise<readonly Listed<StoredJob>[]> {
  const client_id = clientOf(search);
  if (client_id === undefined) return firstInOrder(matching.all(jobs.listAll()), page);
  const found: Listed<StoredJob>[] = [];
  const plans = plansEverywhere(jobs, client_id, (projects) => {
    if (!isPoll) {
      throw new BadDataFormat(
        `The plans of ${client_id} in all projects are too many for one list: list one project at a time.`,
      );
    }
    const first = projects.slice(0, 10).join(',');
    warn({ operation: 'listJobs', fault: 'own', outcome: 'plans left out', client_id, projects: first });
  });
  for await (const plan of matching.all(plans)) found.push(plan);
  return found.sort(inOrder);
}

/** A project's plans. Who may make plans has the number of those that there are set right, where all were read. */
async function* recounted(
  request: ApiRequest,
  { jobs, quota }: JobLists,
  project_id: string,
  span: Required<Span> | undefined,
): AsyncGenerator<StoredJob> {
  let plans = 0;
  for await (const job of jobs.list(project_id, span)) {
    plans += 1;
    yield job;
  }
  const isWhole = span === undefined || (span.skip === 0 && plans < span.limit);
  if (isWhole && request.may('jobs:create')) await quota.recount(project_id, plans);
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
