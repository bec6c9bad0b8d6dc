import type { StoredClient } from '../shared/freezer/clients/client';
import type { Job } from '../shared/freezer/jobs/job';
import { assertCapable, isOtherWork } from '../shared/freezer/jobs/job-client';
import type { ApiRequest } from '../shared/http/api-request';
import type { ClientRepository } from '../shared/storage/client-repository';
import type { JobSettings } from './job-settings';

export type AgentClientsSettings = Pick<JobSettings, 'agentClients' | 'managedClients'>;

/** The clients of agents' plans, as one request meets them: each is looked up once, and only where it matters. */
export class AgentClients {
  private readonly found = new Map<string, Promise<StoredClient | undefined>>();

  constructor(
    private readonly clients: Pick<ClientRepository, 'get'>,
    private readonly settings: AgentClientsSettings,
  ) {}

  /**
   * Passes a plan that its client can carry out. A change of anything else is not looked at: an agent reports on what it
   * has, registered or not.
   * @throws UnprocessableEntity
   */
  async assertCapable(job: Job, before?: Job): Promise<void> {
    if (!this.isRegistered(job) || (before && !isOtherWork(before, job))) return;
    assertCapable(await this.find(job), job);
  }

  /**
   * Whether the caller may know the id of the process that runs a plan: who owns the client, on whose host it is, and
   * operators. Freezer's master lets nobody see it where the client is not there.
   */
  async mayShowPid(job: Job, { identity, maySpanProjects }: ApiRequest): Promise<boolean> {
    if (!this.isRegistered(job) || typeof job.job_schedule['current_pid'] !== 'number') return true;
    const client = await this.find(job);
    if (!client) return false;
    return client.project_id === identity.project_id || maySpanProjects('jobs:get_all_projects');
  }

  /** Whether the plan is an agent's, and this deployment knows its agents. */
  private isRegistered({ client_id }: Job): boolean {
    const { agentClients, managedClients } = this.settings;
    return agentClients === 'registered' && !managedClients.has(client_id);
  }

  private find({ project_id, client_id }: Job): Promise<StoredClient | undefined> {
    const key = `${project_id}/${client_id}`;
    const found = this.found.get(key) ?? this.clients.get({ project_id, client_id });
    this.found.set(key, found);
    return found;
  }
}
