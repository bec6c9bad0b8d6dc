import { logInfo } from '../runtime/log';

/** Wakes once a minute where the stack runs managed plans. */
export function handler(): Promise<void> {
  logInfo({
    event: 'tick',
    overdue_seconds: 0,
    claimed: 0,
    stepped: 0,
    ended: 0,
    failed: 0,
    refused: 0,
  });
  return Promise.resolve();
}
