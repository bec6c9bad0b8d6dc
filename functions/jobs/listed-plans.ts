import { FORBIDDEN_BODY } from '../contract/error-body';
import { clientOf, isUnconditional, type Search, valueIn } from '../documents/search';
import { AccessForbidden, BadDataFormat } from '../errors';
import type { ApiRequest } from '../http/api-request';
import { allProjectsOf, type Page } from '../http/paging';
import { projectId } from '../operations/names';
import type { ReadBudget } from '../operations/read-budget';
import { type Listed, only, pageFrom } from '../operations/read-documents';
import type { LogFields } from '../runtime/log';
import type { Span } from '../storage/item-pages';
import { plansEverywhere } from './central-plans';
import type { StoredJob } from './document/job';
import { firstInOrder, inOrder } from './first-in-order';
import { JOB } from './job-settings';
import type { JobRepository } from './job-table';
import type { PlanQuota } from './plan-quota';

/** Where plans are read for lists. */
export interface PlanSources {
  readonly jobs: Pick<JobRepository, 'get' | 'list' | 'listClient' | 'listAll' | 'projectsOf' | 'listInTurn'>;
  readonly quota: Pick<PlanQuota, 'recount'>;
  /** For what an operator has to know. */
  readonly warn: (fields: LogFields) => void;
}

/** What a list is asked for. */
export interface Asked {
  readonly search: Search;
  readonly page: Page;
  /** Whether an agent asks, who is given whole pages, and whose seeing an event counts. */
  readonly isPoll: boolean;
  readonly budget: ReadBudget;
  /** What the search makes of a plan; undefined where it does not match. */
  readonly listing: (job: StoredJob) => Listed<StoredJob> | undefined;
}

/** The page that a list is asked for, in the order of every list. */
export async function pageOfPlans(
  request: ApiRequest,
  sources: PlanSources,
  asked: Asked,
): Promise<readonly Listed<StoredJob>[]> {
  const { isPoll, search, budget } = asked;
  const project_id = projectId(request.parameters);
  // An agent is given all that fits, at least one plan, and counts on from there: docs/adr/0004-lists-and-search.md.
  const page = isPoll ? { ...asked.page, limit: Infinity } : asked.page;
  const enough = isPoll ? 1 : page.limit;
  if (allProjectsOf(request.query)) {
    if (!request.maySpanProjects('jobs:get_all_projects'))
      throw new AccessForbidden(FORBIDDEN_BODY.description);
    const everywhere = orTooLate(await inAllProjects(sources, { ...asked, page }), asked);
    return pageFrom(everywhere, page, enough);
  }
  if (isUnconditional(search)) {
    const span = { skip: page.offset, limit: page.limit, budget };
    const plans = recounted(request, sources, project_id, span);
    return pageFrom(listed(asked, budget.within(plans)), { ...page, offset: 0 });
  }
  // Agents count on through all of their plans, however many: only people are told to ask for less.
  const plans = plansFor(request, sources, asked, project_id, isPoll ? {} : { budget });
  const read = isPoll ? inTime(plans, budget) : budget.within(plans);
  return orTooLate(await pageFrom(listed(asked, read), page, enough), asked);
}

/** None tell an agent that there are no more plans: it must not be told so for want of time. */
function orTooLate<Plans extends readonly unknown[]>(plans: Plans, { isPoll, budget }: Asked): Plans {
  if (isPoll && plans.length === 0) budget.assertTime();
  return plans;
}

/** As many as come in time. */
async function* inTime(plans: AsyncIterable<StoredJob>, budget: ReadBudget): AsyncGenerator<StoredJob> {
  for await (const job of plans) {
    if (budget.timeLeft() < 0) return;
    yield job;
  }
}

async function* listed(
  { listing }: Pick<Asked, 'listing'>,
  plans: AsyncIterable<StoredJob>,
): AsyncGenerator<Listed<StoredJob>> {
  for await (const job of plans) {
    const found = listing(job);
    if (found) yield found;
  }
}

/** The plans of a project among which a search finds all that match, as few as an index allows. */
function plansFor(
  request: ApiRequest,
  sources: PlanSources,
  { search }: Asked,
  project_id: string,
  span: Span,
): AsyncGenerator<StoredJob> {
  const { jobs } = sources;
  const job_id = valueIn(search, JOB.id);
  if (job_id !== undefined) return only((key) => jobs.get(key), JOB, { project_id, job_id });
  const client_id = clientOf(search);
  return client_id === undefined
    ? recounted(request, sources, project_id, span)
    : jobs.listClient(project_id, client_id, span);
}

/** Plans of all projects: one client's by an index, otherwise by a scan of them all. */
async function inAllProjects(
  { jobs, warn }: PlanSources,
  asked: Asked,
): Promise<readonly Listed<StoredJob>[]> {
  const { search, page, isPoll, budget } = asked;
  const client_id = clientOf(search);
  if (client_id === undefined) return firstInOrder(listed(asked, budget.within(jobs.listAll())), page);
  const plans = plansEverywhere(jobs, client_id, budget, (projects) => {
    if (!isPoll) {
      throw new BadDataFormat(
        `The plans of ${client_id} in all projects are too many for one list: list one project at a time.`,
      );
    }
    const first = projects.slice(0, 10).join(',');
    warn({ operation: 'listJobs', fault: 'own', outcome: 'plans left out', client_id, projects: first });
  });
  const found: Listed<StoredJob>[] = [];
  for await (const plan of listed(asked, plans)) found.push(plan);
  return found.sort(inOrder);
}

/** A project's plans. Who may make plans has the number of those that there are set right, where all were read. */
async function* recounted(
  request: ApiRequest,
  { jobs, quota }: PlanSources,
  project_id: string,
  span: Span,
): AsyncGenerator<StoredJob> {
  let plans = 0;
  for await (const job of jobs.list(project_id, span)) {
    plans += 1;
    yield job;
  }
  const { skip = 0, limit = Infinity } = span;
  const isWhole = skip === 0 && plans < limit;
  if (isWhole && mayMake(request, project_id)) await quota.recount(project_id, plans);
}

function mayMake({ may, rulesAllow }: ApiRequest, project_id: string): boolean {
  return may('jobs:create') && rulesAllow('POST', `/v2/${project_id}/jobs`);
}
