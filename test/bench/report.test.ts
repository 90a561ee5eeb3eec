// The report of the bench: its chart can be drawn of any figures, and what is committed of it is of one run.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Figure, Measured } from '../../bench/figure.ts';
import { toChart } from '../../bench/report/to-chart.ts';
import { toMarkdown } from '../../bench/report/to-markdown.ts';

const widthsOf = (chart: string) =>
  [...chart.matchAll(/<rect x="[^"]*" y="[^"]*" width="([^"]*)" height="18"/g)].map(([, width]) => Number(width));

test('a bar is as long as its figure in percent of its target, also where none at all is allowed', () => {
  const of = (value: number, atMost?: number): Figure => ({
    name: `${value} of ${atMost}`,
    value,
    unit: 'requests',
    ...(atMost !== undefined && { atMost }),
  });
  const chart = toChart([of(1, 1), of(1, 2), of(9, 1), of(0, 0), of(3, 0), of(0, 5), of(7)]);
  const [whole, half, ...others] = widthsOf(chart);
  expect(half! / whole!).toBeCloseTo(0.5);
  expect(others.map((width) => width / whole!)).toEqual([2, 0, 2, 0]);
  expect(chart).not.toMatch(/NaN|Infinity|undefined/);
});

test('the committed chart and tables are of the committed figures', () => {
  const read = (extension: string) =>
    readFileSync(new URL(`../../bench/results/bench.${extension}`, import.meta.url), 'utf8');
  const measured = JSON.parse(read('json')) as Measured[];
  expect(read('svg')).toBe(toChart(measured.flatMap(({ findings }) => findings.figures)));
  expect(read('md')).toBe(toMarkdown(measured, 'bench.svg'));
});
