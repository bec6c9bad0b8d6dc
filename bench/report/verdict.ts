import type { Finding } from './finding';
import { ratio, type Summary } from './statistics';
import { number, spread } from './table';

/** A finding, judged. */
export interface Verdict extends Finding {
  readonly ratio: Summary;
  readonly met: boolean;
}

export function judge(finding: Finding): Verdict {
  const times = ratio(finding.ours, finding.peers);
  const { target } = finding;
  const met = 'atMost' in target ? times.median <= target.atMost : times.median >= target.atLeast;
  return { ...finding, ratio: times, met };
}

export function targetText({ target }: Pick<Finding, 'target'>): string {
  return 'atMost' in target ? `≤ ${number(target.atMost)}` : `≥ ${number(target.atLeast)}`;
}

/** By how much a target is missed, and why. */
export function missText({ measure, target, ratio: times, obstacle }: Verdict): string {
  const limit = 'atMost' in target ? target.atMost : target.atLeast;
  const off = Math.abs(times.median / limit - 1) * 100;
  const why = obstacle === undefined ? '' : ` ${obstacle}`;
  return `- **${measure}**: ${spread(times)} against ${targetText({ target })}, ${off.toFixed(0)} % off.${why}`;
}
