import type { Trusts } from '../keystone/trusts';
import type { AgentClients } from './agent-clients';
import { lacksRights, withRights } from './document/clocked-plan';
import { nextVersion, presentConfiguration } from './document/configuration';
import { type ChangeContext, kindOf, type StoredJob } from './document/job';
import { type Caller, RequestTrust } from './request-trust';

/** What a plan must have before it is written, as one request meets it: somebody who can run it, with rights to do so. */
export class PlanAdmission {
  private readonly trust: RequestTrust | undefined;

  /** @param trusts To the account that runs managed plans, where it acts with those of their owners. */
  constructor(
    private readonly clients: Pick<AgentClients, 'admitted'>,
    private readonly context: ChangeContext,
    trusts?: Pick<Trusts, 'findOrCreate'>,
  ) {
    this.trust = trusts && new RequestTrust(trusts);
  }

  /**
   * The plan with what it needs to be run as it is now. What is no decision about a plan needs nothing.
   * @throws UnprocessableEntity where its agent cannot run it; MissingCredentials ServiceError where there can be no trust.
   */
  async admitted(job: StoredJob, caller: Caller, before?: StoredJob): Promise<StoredJob> {
    const runnable = await this.clients.admitted(job, caller, before);
    const isDecided = !before || presentConfiguration(before).hash !== presentConfiguration(job).hash;
    return isDecided ? this.entrusted(runnable, caller) : runnable;
  }

  /**
   * A managed plan with a trust of this caller, where it has none to run with. One that was refused is replaced, because its
   * owner may have left; nobody shows a trust, and nobody here removes one.
   * @throws MissingCredentials ServiceError where there can be none.
   */
  async entrusted(job: StoredJob, caller: Caller): Promise<StoredJob> {
    if (!kindOf(job, this.context).isClocked || !lacksRights(job)) return job;
    return withRights(job, await this.trust?.idFor(job, caller, job._trust_id));
  }

  /** The same for an event, of which the plan has heard. */
  async entrustedStart(asked: StoredJob, caller: Caller, before: StoredJob): Promise<StoredJob> {
    const entrusted = await this.entrusted(asked, caller);
    return asked === before ? nextVersion(before, entrusted, this.context.now) : entrusted;
  }
}
