import { ruled } from '../command/text-table';
import type { Finding } from './compare';
import { isAsExpected, type Outcome } from './run-checks';
import type { Correction } from './visit';

type Row = readonly [check: string, expected: string, seen: string, ok: string];

const HEAD: Row = ['check', 'expected', 'seen', 'ok'];

/** A table with a row for each check, and below it in full what differs. */
export function report(outcomes: readonly Outcome[]): string {
  const asked = outcomes.filter(({ skipped }) => skipped === undefined);
  const different = asked.filter((outcome) => !isAsExpected(outcome));
  const count = `${different.length} of ${asked.length} checks`;
  const verdict =
    different.length === 0 ? [`All ${asked.length} checks are as expected.`] : [`Not as expected: ${count}.`];
  const took = latency(outcomes);
  return [...ruled(HEAD, outcomes.map(row)), '', ...took, ...verdict, ...different.flatMap(details)].join(
    '\n',
  );
}

/** Nobody expects a number, but who deploys wants to know it; the first answer starts the functions. */
function latency(outcomes: readonly Outcome[]): readonly string[] {
  const [first, ...others] = outcomes.flatMap(({ ms }) => ms ?? []);
  if (first === undefined) return [];
  const median = [...others].sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? first;
  return [`Answers took ${median} ms in the median, the first one ${first} ms.`];
}

function row(outcome: Outcome): Row {
  const { check, findings, skipped } = outcome;
  if (skipped !== undefined) return [check, '', skipped, '-'];
  const expected = findings.map(({ part, expected }) => (part === 'status' ? expected : part));
  return [
    check,
    expected.join(', '),
    findings.map(seenInShort).join(', '),
    isAsExpected(outcome) ? 'yes' : 'NO',
  ];
}

function seenInShort({ part, seen, ok }: Finding): string {
  if (part === 'status') return seen;
  return ok ? part : `other ${part}`;
}

function details({ check, findings, correct }: Outcome): readonly string[] {
  const wrong = findings.filter(({ ok }) => !ok);
  return [
    '',
    check,
    ...wrong.flatMap(({ part, expected, seen }) => [
      `  ${part}`,
      `    expected  ${expected}`,
      `    seen      ${seen}`,
    ]),
    ...(correct ? [`  correct     ${correct.document}${settingOf(correct)}`] : []),
  ];
}

function settingOf({ setting }: Correction): string {
  return setting === undefined ? '' : `; setting ${setting}`;
}
