import type { JobKey, StoredJob } from '../jobs/document/job';
import { faultOf } from '../runtime/fault-of';
import { describeError, logError } from '../runtime/log';
import type { ClockedPlans } from './clocked-plans';
import { swept } from './document/plan-changes';
import type { Slot } from './document/slot';
import type { SlotRepository } from './slot-table';

export interface SweepParts {
  readonly plans: Pick<ClockedPlans, 'listAfter' | 'put'>;
  readonly slots: Pick<SlotRepository, 'get' | 'note' | 'keepNote'>;
  readonly managedClients: ReadonlySet<string>;
  readonly now: () => Date;
}

/** Plans a tick: a hundred thousand are swept in less than a day. */
const PLANS = 100;

/**
 * Comes by some of the plans, others each time, and sets right what the clock goes by, whoever wrote them: an import, a
 * version of this service that did not know the clock, or the time when somebody else ran them.
 * @returns How many plans were changed.
 */
export async function sweep(parts: SweepParts): Promise<number> {
  const { plans: all, slots } = parts;
  const cursor = await slots.note('#sweep');
  const { plans, next } = await all.listAfter(isKey(cursor) ? cursor : undefined, PLANS);
  let changed = 0;
  for (const plan of plans) {
    if (await setRight(parts, plan).catch(passedBy)) changed += 1;
  }
  await slots.keepNote('#sweep', next ?? null);
  return changed;
}

/** @returns false also where somebody has written the plan in between, and left it for the next round. */
async function setRight(
  { plans, slots, managedClients, now }: SweepParts,
  plan: StoredJob,
): Promise<boolean> {
  const hasRun = plan._run !== undefined && hasStart(await slots.get(plan), plan);
  const right = swept(plan, { managedClients, hasRun, now: now() });
  return right !== plan && plans.put(right);
}

/** One plan that cannot be set right must not keep the sweep from all behind it. */
function passedBy(error: unknown): boolean {
  logError({
    operation: 'sweepPlans',
    outcome: 'failed',
    fault: faultOf(error),
    reason: describeError(error),
  });
  return false;
}

const IN_RUN: readonly Slot['state'][] = ['new', 'active'];

function hasStart(slot: Slot | undefined, { _run, job_id_hash }: StoredJob): boolean {
  return (
    slot !== undefined && slot.due === _run && slot.job_id_hash === job_id_hash && IN_RUN.includes(slot.state)
  );
}

function isKey(cursor: unknown): cursor is JobKey {
  return typeof cursor === 'object' && cursor !== null && 'project_id' in cursor && 'job_id' in cursor;
}
