import type { Finding } from '../../bench/report/finding';

/** Half of the peer, where 0.7 of it is enough; change what the case is about. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    measure: 'jobs function: init',
    unit: 'ms',
    ours: [20, 20, 20],
    peer: 'plain handler',
    peers: [40, 40, 40],
    target: { atMost: 0.7 },
    command: 'npm run bench -- --only cold-starts',
    ...changes,
  };
}
