// The figures of many trials, as a table for people.

export interface Row {
  readonly type: string;
  readonly operations: number;
  readonly calls: number;
  readonly faults: number;
  readonly survived: number;
}

/** One line for each resource, and one for all of them that begins with `faults:`. */
export function formatTable(rows: readonly Row[], kinds: number): string {
  const lines = [['resource', 'operations', 'calls', 'faults', 'survived']];
  for (const { type, operations, calls, faults, survived } of rows)
    lines.push([type, ...[operations, calls, faults, survived].map(String)]);
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const align = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!);
  const totals = `faults: ${rows.length} resources, ${sum((row) => row.calls)} calls, ${kinds} kinds of fault, ${sum((row) => row.survived)} of ${sum((row) => row.faults)} survived`;
  return [...lines.map((line) => line.map(align).join('  ')), totals].join('\n');
}
