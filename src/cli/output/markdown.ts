// A table in Markdown, for pull requests and reports: https://github.github.com/gfm/#tables-extension-
import { inMarkdown } from '../../text/index.ts';
import type { Table } from './table.ts';

export const toMarkdown = ({ headings, rows }: Table): string[] => [
  line(headings),
  line(headings.map(() => '---')),
  ...rows.map((row) => line(row.map(inMarkdown))),
];

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
