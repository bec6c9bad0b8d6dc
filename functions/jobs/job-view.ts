import type { Job } from './document/job';
import { publicJob } from './document/public-job';
import type { JsonObject } from '../documents/json';
import type { ApiRequest } from '../http/api-request';
import type { AgentClients, AgentClientsSettings } from './agent-clients';

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

  /** What this caller sees. */
  async forCaller(job: Job): Promise<JsonObject> {
    const hidesPid = !(await this.clients.mayShowPid(job, this.request));
    return publicJob(job, { managedClients: this.settings.managedClients, hidesPid });
  }
}
