import type { Output } from '../command/refusal';
import { aligned } from '../command/text-table';
import type { ImportArguments } from './arguments';
import type { Tally } from './import-documents';
import { KIND_NAMES, OUTCOMES } from './kind';
import { count } from './progress';
import type { Reasons } from './reasons';

export interface Summary {
  readonly tally: Tally;
  readonly reasons: Reasons;
  /** Documents of the source that are in the tables now, each counted once; undefined where nobody expects a number. */
  readonly inTable: number | undefined;
}

type Asked = Pick<ImportArguments, 'expected' | 'report' | 'dryRun' | 'json'>;

/** Says what became of the documents, and returns the exit code. */
export function showSummary(summary: Summary, asked: Asked, output: Output): 0 | 1 {
  const { tally, inTable } = summary;
  const { expected } = asked;
  if (asked.json) output.log(JSON.stringify(asData(summary, asked)));
  else showText(summary, asked, output);
  if (inTable !== expected) {
    output.error(
      `Expected ${count(expected ?? 0)} documents, but of this source ${count(inTable ?? 0)} are in the tables: ` +
        'nothing was removed.',
    );
    return 1;
  }
  return tally.total.refused > 0 ? 1 : 0;
}

const HEADS = {
  stored: 'stored',
  replaced: 'replaced',
  present: 'already there',
  kept: 'kept',
  refused: 'refused',
};

function showText({ tally, reasons }: Summary, { report, dryRun }: Asked, output: Output): void {
  const rows = [...KIND_NAMES, ''].flatMap((kind) => {
    const counts = [...tally.counts].find(([name]) => name === kind)?.[1];
    if (!counts) return [];
    return [[kind === '' ? 'of no kind' : kind, ...OUTCOMES.map((outcome) => count(counts[outcome]))]];
  });
  if (dryRun) output.log('A dry run: nothing was written.');
  output.log(aligned([['', ...OUTCOMES.map((outcome) => HEADS[outcome])], ...rows]).join('\n'));
  for (const { outcome, kind, reason, number, first } of reasons.all)
    output.error(`${kind || 'of no kind'}: ${count(number)} ${outcome}, the first at ${first}: ${reason}`);
  const where = report === undefined ? 'run again with --report FILE to see each' : `${report} has each`;
  if (tally.total.refused + tally.total.kept > 0)
    output.error(`Not every document was taken from the source: ${where}.`);
}

function asData({ tally, reasons, inTable }: Summary, { expected, dryRun }: Asked): object {
  return {
    dryRun,
    kinds: Object.fromEntries([...tally.counts].map(([kind, counts]) => [kind || 'unknown', counts])),
    reasons: reasons.all,
    ...(expected !== undefined && { expected, inTables: inTable }),
  };
}
