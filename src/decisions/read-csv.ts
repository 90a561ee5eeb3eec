// Comma-separated values as spreadsheets save them: https://www.rfc-editor.org/rfc/rfc4180
import { DecisionsRefused } from './decision.ts';

export interface CsvRow {
  /** In the file, from 1. */
  readonly line: number;
  /** By heading, in small letters. */
  readonly cells: ReadonlyMap<string, string>;
}

/** With semicolons too, which spreadsheets write where commas are in numbers. @throws DecisionsRefused */
export function readCsv(text: string): CsvRow[] {
  const records = recordsOf(text.replace(/^\ufeff/, ''));
  const [head, ...rest] = records;
  if (head === undefined) throw new DecisionsRefused(['it is empty']);
  const headings = head.cells.map((heading) => heading.trim().toLowerCase());
  return rest
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: new Map(headings.map((heading, column) => [heading, (cells[column] ?? '').trim()])),
    }));
}

function recordsOf(text: string): { line: number; cells: string[] }[] {
  const separator = /^[^\r\n,]*;/.test(text) ? ';' : ',';
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"\\r\\n${separator}][^\\r\\n${separator}]*)?)(${separator}|\\r?\\n|$)`,
    'y',
  );
  const records: { line: number; cells: string[] }[] = [];
  let [line, start, at] = [1, 0, 0];
  let cells: string[] = [];
  while (at < text.length) {
    cell.lastIndex = at;
    const [whole, quoted, plain = '', end] = cell.exec(text) ?? [];
    if (whole === undefined)
      throw new DecisionsRefused([`line ${line} is no CSV: a quote is missing, or one too many`]);
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    at = cell.lastIndex;
    if (end === separator && at < text.length) continue;
    records.push({ line, cells });
    line += text.slice(start, at).split('\n').length - 1;
    [start, cells] = [at, []];
  }
  return records;
}
