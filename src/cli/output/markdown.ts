// A table in Markdown, for pull requests and reports: https://github.github.com/gfm/#tables-extension-
import { printable } from '../../text/index.ts';
import type { Table } from './table.ts';

export const toMarkdown = ({ headings, rows }: Table): string[] => [
  line(headings),
  line(headings.map(() => '---')),
  ...rows.map((row) => line(row.map(literally))),
];

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** Names come from elsewhere: nothing in them is markup. */
const literally = (cell: string) => printable(cell).replace(/[\\`*_{}[\]<>|#!~]/g, '\\$&');
