// Findings as a page: every figure beside its target, then the tables behind them.
import { type Figure, formatValue, isMet, type Measured, type Table } from '../figure.ts';

export function toMarkdown(measured: readonly Measured[], chart: string): string {
  const figures = measured.flatMap(({ findings }) => findings.figures);
  const parts = [
    '# Bench',
    'Written by `npm run bench`. Ratios compare what ran in turns on one machine; times are medians and differ from machine to machine.',
    `![Figures in percent of their targets](${chart})`,
    formatTable(['figure', 'measured', 'target', ''], figures.map(rowOf)),
    ...measured.flatMap(({ title, findings }) => [`## ${title}`, ...findings.tables.map(formatSection)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function rowOf(figure: Figure): string[] {
  const { name, value, unit, atMost } = figure;
  const target = atMost === undefined ? '' : `at most ${formatValue(atMost, unit)}`;
  const verdict = atMost === undefined ? '' : isMet(figure) ? 'met' : '**missed**';
  return [name, formatValue(value, unit), target, verdict];
}

const formatSection = ({ title, columns, rows }: Table) => `${title}:\n\n${formatTable(columns, rows)}`;

function formatTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
