// A table for people: columns under their headings, as wide as they must be and the terminal allows.
import { printable, shorten } from '../../text/index.ts';

export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const gap = '  ';
const narrowest = 8;

/** @param width characters that fit on a line; cells are cut to it */
export function toTable({ headings, rows }: Table, width?: number): string[] {
  if (rows.length === 0) return [];
  const cells = [headings.map((heading) => heading.toUpperCase()), ...rows.map((row) => row.map(printable))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  if (width !== undefined) narrow(widths, width - gap.length * (widths.length - 1));
  const line = (row: readonly string[]) => row.map((cell, column) => padded(cell, widths[column]!)).join(gap);
  return cells.map((row) => line(row).trimEnd());
}

/** Takes from the widest column, and the next, until all fit or nothing more can be taken. */
function narrow(widths: number[], room: number): void {
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= narrowest) return;
    widths[widest]! -= 1;
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const padded = (cell: string, width: number) => shorten(cell, width).padEnd(width);
