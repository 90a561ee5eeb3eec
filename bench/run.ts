// npm run bench: measures requests, refresh, overhead, export, drift and start side by side, and holds them against their targets.
import { buildProvider } from '../workshop/built-provider.ts';
import { readArguments } from './arguments.ts';
import { type Figure, type Findings, formatValue, isMet } from './figure.ts';
import { writeReport } from './report/write-report.ts';
import { sections } from './sections.ts';

const wanted = readArguments(
  process.argv.slice(2),
  sections.map(({ name }) => name),
);
const provider = await buildProvider();
const measured: { readonly title: string; readonly findings: Findings }[] = [];
try {
  for (const section of sections.filter(({ name }) => wanted.sections.includes(name))) {
    console.log(`\n== ${section.title}`);
    const say = (text: string) => console.log(`   ${text}`);
    const findings = await section.run({ provider, quick: wanted.quick, say });
    for (const figure of findings.figures) say(describe(figure));
    measured.push({ title: section.title, findings });
  }
} finally {
  provider.dispose();
}
console.log(`\nWritten: ${writeReport(wanted.name, measured).join(', ')}`);

const missed = measured.flatMap(({ findings }) => findings.figures).filter((figure) => !isMet(figure));
for (const figure of missed) console.error(`missed: ${describe(figure)}`);
process.exitCode = missed.length > 0 ? 1 : 0;

function describe({ name, value, unit, atMost }: Figure): string {
  const target = atMost === undefined ? '' : ` (at most ${formatValue(atMost, unit)})`;
  return `${name}: ${formatValue(value, unit)}${target}`;
}
