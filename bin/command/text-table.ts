type Row = readonly string[];

/** Lines whose cells stand under each other, with two blanks between them. */
export function aligned(rows: readonly Row[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_none, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** The same with a head and a line of hyphens below it. */
export function ruled(head: Row, rows: readonly Row[]): readonly string[] {
  const ruler = head.map((title, column) =>
    '-'.repeat(Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))),
  );
  return aligned([head, ruler, ...rows]);
}
