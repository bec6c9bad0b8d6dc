import { QuotaExceeded } from '../errors';
import type { Counters } from '../storage/counters';

/** How many plans a project may have, held against what the counters say, which is about right. */
export class PlanQuota {
  constructor(
    private readonly counters: Pick<Counters, 'get' | 'set'>,
    private readonly plansPerProject: number,
  ) {}

  /** @throws QuotaExceeded where the project has as many plans as it may. */
  async assertRoom(project_id: string): Promise<void> {
    const plans = await this.counters.get(project_id);
    if (plans === undefined || plans < this.plansPerProject) return;
    throw new QuotaExceeded(
      `The project has ${plans} plans, and it may have ${this.plansPerProject}: remove plans that are no longer needed, ` +
        'or ask the operator of this service.',
    );
  }

  /** Sets right what a list that has read all plans of a project found out. */
  async recount(project_id: string, plans: number): Promise<void> {
    const before = await this.counters.get(project_id);
    if (before !== undefined && before !== plans) await this.counters.set(project_id, plans, before);
  }
}
