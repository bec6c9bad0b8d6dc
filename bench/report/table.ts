import type { Summary } from './statistics';

/** A table in Markdown; numbers are aligned to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (rows.every((row) => isNumber(row[column])) ? '--:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function isNumber(cell = ''): boolean {
  return /^[-\d.,–() ]+$/.test(cell);
}

/** Three digits that count; whole numbers stay whole. */
export function number(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `12.3 (11.9–14.0)`: the median, and between which values eight of ten rounds were. */
export function spread({ median, low, high }: Summary): string {
  return `${number(median)} (${number(low)}–${number(high)})`;
}
