import type { Section } from './finding';
import { summarize } from './statistics';
import { spread, table } from './table';
import { missText, targetText, type Verdict } from './verdict';

/** What the figures were made with. */
export interface Circumstances {
  /** As `YYYY-MM-DD`. */
  readonly date: string;
  readonly command: string;
  readonly machine: string;
  readonly versions: string;
  /** Load averages before and after. */
  readonly load: string;
  readonly plot: string;
}

/** The page of docs: nothing in it was written by hand. */
export function renderPage(
  { date, command, machine, versions, load, plot }: Circumstances,
  verdicts: readonly Verdict[],
  sections: readonly Section[],
): string {
  return (
    [
      '# Benchmarks',
      `Written by \`${command}\` on ${date}, which measures all of this anew and writes this page. Ratios compare what ran in turns ` +
        "on one machine; the times themselves are that machine's, and none of them is from AWS.",
      `- Machine: ${machine}\n- Versions: ${versions}\n- Load average over 1, 5 and 15 minutes: ${load}`,
      'A figure is the median of its rounds, with the values between which eight of ten rounds were in parentheses. ' +
        'Starts are compared by CPU time, which is what Lambda bills and what other work on the machine disturbs least; their wall ' +
        'time is in the tables below.',
      `![The targets, and how far we are](${plot})`,
      '## Targets',
      targetsTable(verdicts),
      ...misses(verdicts),
      ...sections.flatMap(({ title, text, table: rows }) => [`## ${title}`, text.trim(), rows]),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

export function targetsTable(verdicts: readonly Verdict[]): string {
  return table(
    ['measure', 'ours', 'peer', "peer's", 'ratio', 'target', 'met', 'measured by'],
    verdicts.map((verdict) => [
      verdict.measure,
      `${spread(summarize(verdict.ours))} ${verdict.unit}`.trim(),
      verdict.peer,
      `${spread(summarize(verdict.peers))} ${verdict.unit}`.trim(),
      spread(verdict.ratio),
      targetText(verdict),
      verdict.met ? 'yes' : '**no**',
      `\`${verdict.command}\``,
    ]),
  );
}

function misses(verdicts: readonly Verdict[]): readonly string[] {
  const missed = verdicts.filter(({ met }) => !met);
  return missed.length === 0 ? [] : ['### Missed', missed.map(missText).join('\n')];
}
