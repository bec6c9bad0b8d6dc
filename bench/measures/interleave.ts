/** What was measured of one contender: values by measure, one a round. */
export type Series = Readonly<Record<string, readonly number[]>>;
type Run = () => Promise<Readonly<Record<string, number>>>;

/**
 * Runs every contender once a round, so that whatever else the machine does meets all of them. Each round begins with
 * another one.
 */
export async function interleave(
  rounds: number,
  runs: Readonly<Record<string, Run>>,
): Promise<Readonly<Record<string, Series>>> {
  const all = Object.entries(runs).map(([name, run]) => ({ name, run, series: new Map<string, number[]>() }));
  for (let round = 0; round < rounds; round++) {
    const first = round % all.length;
    for (const { run, series } of [...all.slice(first), ...all.slice(0, first)]) {
      for (const [measure, value] of Object.entries(await run())) {
        series.set(measure, [...(series.get(measure) ?? []), value]);
      }
    }
  }
  return Object.fromEntries(all.map(({ name, series }) => [name, Object.fromEntries(series)]));
}

/** @throws Error when it was not measured. */
export function valuesOf(series: Series | undefined, measure: string): readonly number[] {
  const values = series?.[measure];
  if (!values) throw new Error(`Nobody measured ${measure}.`);
  return values;
}
