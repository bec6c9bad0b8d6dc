import { Conflict, UnprocessableEntity } from '../../errors';
import type { ChangeContext, Job } from './job';

/** Managed plans are run by the platform, all others by a backup agent. */
export function isManaged(
  { client_id }: Pick<Job, 'client_id'>,
  { managedClients }: Pick<ChangeContext, 'managedClients'>,
): boolean {
  return managedClients.has(client_id);
}

/** @throws UnprocessableEntity for what only a runner could carry out, where the platform has none. */
export function assertRunner(job: Pick<Job, 'client_id'>, context: ChangeContext): void {
  if (!isManaged(job, context) || context.managedRunner) return;
  throw new UnprocessableEntity(
    'This deployment has no runner for managed plans: nobody would run this plan.',
  );
}

/** @throws UnprocessableEntity: the state of an agent's plan means nothing to the runner, nor the other way round. */
export function assertSameKind(stored: Job, changed: Pick<Job, 'client_id'>, context: ChangeContext): void {
  if (isManaged(stored, context) === isManaged(changed, context)) return;
  throw new UnprocessableEntity('A plan cannot move between managed clients and backup agents.');
}

/** @throws Conflict */
export function assertEnabled({ disabled }: Pick<Job, 'disabled'>): void {
  if (disabled === true) throw new Conflict('Job is disabled');
}
