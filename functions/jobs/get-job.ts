import { LIMITS } from '../contract/limits';
import type { JsonObject } from '../documents/json';
import { Conflict, DocumentNotFound } from '../errors';
import type { ApiRequest } from '../http/api-request';
import type { ApiResponse } from '../http/response';
import { documentKey, noSuch } from '../operations/names';
import type { ReadBudget } from '../operations/read-budget';
import { shownResponse } from '../operations/responses';
import type { AgentClients, AgentClientsSettings } from './agent-clients';
import type { Job, JobKey, StoredJob } from './document/job';
import { publicJob } from './document/public-job';
import { JOB } from './job-settings';
import type { JobRepository } from './job-table';

/** Plans as the caller of one request sees them: the id of the process that runs one is not for everybody. */
export class JobView {
  constructor(
    private readonly request: ApiRequest,
    private readonly clients: Pick<AgentClients, 'mayShowPid'>,
    private readonly settings: AgentClientsSettings,
  ) {}

  /** What every caller sees, which is what a search looks at: what one may not see, one must not find either. */
  forAll(job: Job): JsonObject {
    const { managedClients, agentClients } = this.settings;
    return publicJob(job, { managedClients, hidesPid: agentClients === 'registered' });
  }

  /**
   * What this caller sees.
   * @param budget What the plan's client may be looked up for; beyond it, nobody sees the id.
   */
  async forCaller(job: Job, budget?: ReadBudget): Promise<JsonObject> {
    const hidesPid = !(await this.clients.mayShowPid(job, this.request, budget));
    return publicJob(job, { managedClients: this.settings.managedClients, hidesPid });
  }
}

/** What the operations that show plans have. */
export interface JobReads<Reading extends keyof JobRepository> {
  readonly jobs: Pick<JobRepository, Reading>;
  readonly viewOf: (request: ApiRequest) => JobView;
}

/** `GET /v2/{project_id}/jobs/{job_id}`: show a backup plan. */
export async function getJob(
  request: ApiRequest,
  { jobs, viewOf }: JobReads<'get' | 'find'>,
): Promise<ApiResponse> {
  const key = documentKey(request.parameters, JOB);
  const job = (await jobs.get(key)) ?? (await elsewhere(jobs, key, request));
  if (!job) throw new DocumentNotFound(noSuch(JOB, key));
  return shownResponse(request, job, await viewOf(request).forCaller(job));
}

/** Operators ask under their own project for a plan of any, as the `freezer` command does. */
async function elsewhere(
  jobs: JobReads<'get' | 'find'>['jobs'],
  { job_id }: JobKey,
  request: ApiRequest,
): Promise<StoredJob | undefined> {
  if (!request.maySpanProjects('jobs:get_all_projects')) return undefined;
  const found = await jobs.find(job_id, { limit: LIMITS.namedProjects + 1 });
  const [key, ...others] = found;
  if (others.length > 0) {
    const projects = found.slice(0, LIMITS.namedProjects).map(({ project_id }) => project_id);
    throw new Conflict(
      `Several projects have a job with ID ${job_id}: ask under the path of one of them, which are ` +
        `${projects.join(', ')}${found.length > LIMITS.namedProjects ? ' and others' : ''}.`,
    );
  }
  return key && jobs.get(key);
}
