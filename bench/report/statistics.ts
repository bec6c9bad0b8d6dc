/** A measure in a few numbers. */
export interface Summary {
  readonly median: number;
  /** A tenth of the values are below. */
  readonly low: number;
  /** A tenth of the values are above. */
  readonly high: number;
}

export function summarize(values: readonly number[]): Summary {
  const sorted = [...values].sort((one, other) => one - other);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.1), high: quantile(sorted, 0.9) };
}

/** Between two values, in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new Error('There is nothing to summarize.');
  return below + (above - below) * (position - Math.floor(position));
}

/** What each round says of two contenders that ran in it. */
export function byRound(
  one: readonly number[],
  other: readonly number[],
  combine: (one: number, other: number) => number,
): readonly number[] {
  if (one.length !== other.length) throw new Error('What is compared must have run in the same rounds.');
  return one.map((value, round) => combine(value, other[round] ?? NaN));
}

export function over(values: readonly number[], base: readonly number[]): readonly number[] {
  return byRound(values, base, (value, less) => value - less);
}

/**
 * How many times the peer's. The median is of one's rounds over that of the other's, so that a peer that was near
 * nothing in one round counts for little; the spread is that of the rounds.
 */
export function ratio(ours: readonly number[], peers: readonly number[]): Summary {
  const { low, high } = summarize(byRound(ours, peers, (our, peer) => our / peer));
  return { median: summarize(ours).median / summarize(peers).median, low, high };
}
