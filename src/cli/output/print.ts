// Prints the result of a command in the format that the caller chose.
import type { Output } from '../command.ts';
import type { Format, PrintingOptions } from '../standard-options.ts';
import type { Terminal } from '../terminal.ts';
import { toCsv } from './csv.ts';
import { toWorkflowCommands } from './github.ts';
import { toJson, toJsonLines } from './json.ts';
import { toJunit } from './junit.ts';
import { toMarkdown } from './markdown.ts';
import { toSarif } from './sarif.ts';
import { type Table, toTable } from './table.ts';

/** Results go to standard output, notes to standard error. */
export function print<Data, Row>(
  data: Data,
  { rows, columns, alarm, notes }: Output<Data, Row>,
  { format, json }: PrintingOptions,
  terminal: Terminal,
): void {
  const shown = typeof columns === 'function' ? columns(data) : columns;
  const table = (): Table => ({
    headings: Object.keys(shown),
    rows: rows(data).map((row) => Object.values(shown).map((cell) => String(cell(row) ?? ''))),
  });
  const alarms = () => (alarm ? rows(data).map(alarm) : []);
  const lines: { readonly [name in Format]: () => readonly string[] } = {
    table: () => toTable(table(), terminal.isTTY ? terminal.columns : undefined),
    json: () => toJson(data),
    ndjson: () => toJsonLines(rows(data)),
    csv: () => toCsv(table()),
    markdown: () => toMarkdown(table()),
    sarif: () => toSarif(alarms()),
    junit: () => toJunit(alarms()),
    github: () => toWorkflowCommands(alarms()),
  };
  for (const line of lines[json ? 'json' : format]()) terminal.out(line);
  for (const note of notes?.(data) ?? []) terminal.err(note);
}
