import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Status and body: JSON is parsed, `{"title", "description"}` is written `title: description`, no body is `''`. */
export type Answer = readonly [status: number, body: unknown];

/** What both sides answer to a row. */
export interface Answers {
  /** The row's title. */
  readonly to: string;
  readonly freezer: Answer;
  readonly ours: 'the same' | Answer;
  /** First cell of the entry in docs/deviations.md that gives the reason, where the answers differ. */
  readonly because?: string;
}

/** The tables of answers, one a scenario, one row a line: in the order of the requests in `cases`. */
const FOLDER = join(__dirname, 'answers');

export function readAnswers(scenario: string): readonly Answers[] {
  const file = fileOf(scenario);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Answers);
}

/** After a change on either side: the new answers for a person to look through, with the reasons that were there. */
export function writeAnswers(scenario: string, seen: readonly Answers[]): void {
  const reasons = new Map(readAnswers(scenario).map(({ to, because }) => [to, because]));
  const lines = seen.map((answers) =>
    JSON.stringify({
      ...answers,
      ...(answers.ours !== 'the same' && { because: reasons.get(answers.to) ?? '?' }),
    }),
  );
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(scenario), `${lines.join('\n')}\n`);
}

function fileOf(scenario: string): string {
  return join(FOLDER, `${scenario.replaceAll(/\W+/g, '-')}.jsonl`);
}

/** As the tables have it: a difference that is none is `the same`. */
export function compared(freezer: Answer, ours: Answer): Pick<Answers, 'freezer' | 'ours'> {
  return { freezer, ours: JSON.stringify(freezer) === JSON.stringify(ours) ? 'the same' : ours };
}
