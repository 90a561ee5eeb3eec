// Writes what was measured into bench/results: as data, as tables and as a chart.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Measured } from '../figure.ts';
import { toChart } from './to-chart.ts';
import { toMarkdown } from './to-markdown.ts';

const folder = new URL('../results/', import.meta.url);

/** @returns the files written */
export function writeReport(name: string, measured: readonly Measured[]): string[] {
  const contents = {
    json: `${JSON.stringify(measured, null, 2)}\n`,
    md: toMarkdown(measured, `${name}.svg`),
    svg: toChart(measured.flatMap(({ findings }) => findings.figures)),
  };
  return Object.entries(contents).map(([ending, content]) => {
    const file = fileURLToPath(new URL(`${name}.${ending}`, folder));
    writeFileSync(file, content);
    return file;
  });
}
