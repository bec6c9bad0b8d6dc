import type { Explanation } from './explain-check';

/** A line for each question, those that it is made of below it and further to the right. */
export function renderExplanation(explanation: Explanation): string {
  const { allowed, question, parts } = explanation;
  return [
    `${question}: ${allowed ? 'allowed' : 'denied'}`,
    '',
    ...parts.flatMap((part) => lines(part, '')),
  ].join('\n');
}

function lines({ allowed, question, reason, parts }: Explanation, indent: string): readonly string[] {
  const line = `${indent}${allowed ? 'yes' : 'no '}  ${question}${reason === undefined ? '' : `  (${reason})`}`;
  return [line, ...parts.flatMap((part) => lines(part, `${indent}     `))];
}
