/** Who runs managed plans: nobody, the platform's own runner, or this service, whose clock may stand still. */
export const MANAGED_RUNNERS = ['none', 'external', 'paused', 'stack'] as const;

export type ManagedRunner = (typeof MANAGED_RUNNERS)[number];

/**
 * Whether this service runs the plans itself; with `paused` its clock stands still.
 * @param runner One of these, or a word of another version.
 */
export function runsPlans(runner: string): boolean {
  return runner === 'stack' || runner === 'paused';
}
