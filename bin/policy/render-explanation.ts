import type { Outcome } from '../../functions/policy/outcome';
import type { Explanation } from './explain-check';

/** A line for each question, those that it is made of below it and further to the right. */
export function renderExplanation({ outcome, question, parts }: Explanation): string {
  return [
    `${question}: ${renderOutcome(outcome, 'allowed', 'denied')}`,
    '',
    ...parts.flatMap((part) => lines(part, '')),
  ].join('\n');
}

/** The words for a yes and a no, or what the outcome depends on. */
export function renderOutcome(outcome: Outcome, yes: string, no: string): string {
  if (typeof outcome === 'boolean') return outcome ? yes : no;
  return `depends on ${outcome.join(', ')}`;
}

function lines({ outcome, question, reason, parts }: Explanation, indent: string): readonly string[] {
  const mark = typeof outcome === 'boolean' ? (outcome ? 'yes' : 'no ') : '?  ';
  const dependence = typeof outcome === 'boolean' ? [] : [renderOutcome(outcome, '', '')];
  const notes = [...dependence, ...(reason === undefined ? [] : [reason])].join('; ');
  const line = `${indent}${mark}  ${question}${notes === '' ? '' : `  (${notes})`}`;
  return [line, ...parts.flatMap((part) => lines(part, `${indent}     `))];
}
