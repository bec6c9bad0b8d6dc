import { CLIENT_UNITS, type ClientRepository } from '../clients/client-table';
import type { StoredClient } from '../clients/document/client';
import type { ApiRequest } from '../http/api-request';
import type { Trusts } from '../keystone/trusts';
import type { ReadBudget } from '../operations/read-budget';
import type { Job, StoredJob } from './document/job';
import { assertCapable, isOtherWork } from './document/plan-actions';
import type { JobSettings } from './job-settings';
import { type Caller, RequestTrust } from './request-trust';

export type AgentClientsSettings = Pick<JobSettings, 'agentClients' | 'managedClients'>;

/** The clients of agents' plans, as one request meets them: each is looked up once, and only where it matters. */
export class AgentClients {
  private readonly trust: RequestTrust | undefined;
  private readonly found = new Map<string, Promise<StoredClient | undefined>>();

  constructor(
    private readonly clients: Pick<ClientRepository, 'get'>,
    private readonly settings: AgentClientsSettings,
    trusts?: Pick<Trusts, 'findOrCreate'>,
  ) {
    this.trust = trusts && new RequestTrust(trusts);
  }

  /**
   * A plan that its client can carry out, run with the rights of whoever decided last what it does: for a central client
   * the plan gets the trust by which the client acts for the caller, where the deployment knows the schedulers' account,
   * and nobody else's trust stays. A change of anything else is not looked at: an agent reports on what it has,
   * registered or not, and a plan keeps the trust by which it did this work before.
   * @throws UnprocessableEntity for a client that is not there or not capable; MissingCredentials ServiceError where
   *   there can be no trust.
   */
  async admitted(job: StoredJob, caller: Caller, before?: Job): Promise<StoredJob> {
    if (before && !isOtherWork(before, job)) return job;
    const client = this.isRegistered(job) ? await this.capable(job) : undefined;
    if (job.user_credentials?.['trustor_user_id'] === caller.identity.user_id) return job;
    if (!client?.is_central || !this.trust) return withoutTrust(job);
    const trust_id = await this.trust.idFor(job, caller);
    return { ...job, user_credentials: { trust_id, trustor_user_id: caller.identity.user_id } };
  }

  private async capable(job: Job): Promise<StoredClient | undefined> {
    const client = await this.find(job);
    assertCapable(client, job);
    return client;
  }

  /**
   * Whether the caller may know the id of the process that runs a plan: who owns the client, on whose host it is, and
   * operators. Freezer's master lets nobody see it where the client is not there.
   * @param budget What the client may be looked up for; beyond it, nobody sees the id.
   */
  async mayShowPid(
    job: Job,
    { identity, maySpanProjects }: ApiRequest,
    budget?: ReadBudget,
  ): Promise<boolean> {
    if (!this.isRegistered(job) || typeof job.job_schedule['current_pid'] !== 'number') return true;
    const client = await this.find(job, budget);
    if (!client) return false;
    return client.project_id === identity.project_id || maySpanProjects('jobs:get_all_projects');
  }

  /** Whether the plan is an agent's, and this deployment knows its agents. */
  private isRegistered({ client_id }: Job): boolean {
    const { agentClients, managedClients } = this.settings;
    return agentClients === 'registered' && !managedClients.has(client_id);
  }

  private find({ project_id, client_id }: Job, budget?: ReadBudget): Promise<StoredClient | undefined> {
    const key = `${project_id}/${client_id}`;
    const lookedUp = () => this.clients.get({ project_id, client_id }, budget);
    const found = this.found.get(key) ?? (budget ? budget.ifLeft(CLIENT_UNITS, lookedUp) : lookedUp());
    this.found.set(key, found);
    return found;
  }
}

function withoutTrust(job: StoredJob): StoredJob {
  if (!job.user_credentials) return job;
  const { user_credentials, ...others } = job;
  return others;
}
