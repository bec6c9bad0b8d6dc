/** Who runs managed plans: nobody, the platform's own runner, or this service, whose clock may stand still. */
export const MANAGED_RUNNERS = ['none', 'external', 'paused', 'stack'] as const;

export type ManagedRunner = (typeof MANAGED_RUNNERS)[number];

/** Whether this service runs the plans itself; with `paused` its clock stands still. */
export function runsPlans(runner: ManagedRunner): boolean {
  return runner === 'stack' || runner === 'paused';
}
