import { setTimeout as wait } from 'node:timers/promises';

/** Log lines come on a way of their own, perhaps after the answer. The test's own time limit ends a vain wait. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(5);
}
