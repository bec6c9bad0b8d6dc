/**
 * @param times Of the answers, in milliseconds.
 * @param wallMs How long it took in all.
 */
export function summarizeLoad(times: readonly number[], wallMs: number): Record<string, number> {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  return { perSecond: (times.length / wallMs) * 1000, p50: at(0.5), p99: at(0.99) };
}
