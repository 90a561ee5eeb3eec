// Cold start: from exec to the handshake, and what starting the provider adds to commands of Terraform.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExecutable } from '../../workshop/build/index.ts';
import { compiledExecutables } from '../../workshop/built-executables.ts';
import { bunHere } from '../../workshop/executables/index.ts';
import type { Figure, Findings, Table } from '../figure.ts';
import { median, roundRobin } from '../measure/round-robin.ts';
import type { Bench, Section } from '../section.ts';
import { compareCommands } from './commands.ts';
import { launch, type Program } from './launch.ts';

export const coldStart: Section = { name: 'cold-start', title: 'Cold start', run: measure };

async function measure(bench: Bench): Promise<Findings> {
  const dir = mkdtempSync(join(tmpdir(), 'unleash-bench-'));
  try {
    const bun = bunHere();
    const compiled = await compiledExecutables();
    const everySchema = join(dir, 'every-schema');
    mkdirSync(everySchema);
    await buildExecutable('bench/cold-start/schema-every-time.ts', join(everySchema, 'terraform-provider-unleash'));
    const empty = join(dir, 'empty.js');
    writeFileSync(empty, '0');
    const starts = await compareStarts(bench, {
      node: { command: process.execPath, args: ['-e', '0'] },
      script: { command: join(bench.provider.dist, 'terraform-provider-unleash'), args: [] },
      bun: { command: bun, args: [empty] },
      compiled: { command: join(compiled, 'terraform-provider-unleash'), args: [] },
    });
    const commands = await compareCommands(bench, { script: bench.provider.dist, compiled, everySchema });
    return {
      figures: [...starts.figures, ...commands.figures],
      tables: [...starts.tables, ...commands.tables],
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function compareStarts(
  { quick, say }: Bench,
  programs: { readonly [name in 'node' | 'script' | 'bun' | 'compiled']: Program },
): Promise<{ figures: Figure[]; tables: Table[] }> {
  const results = await roundRobin(quick ? 7 : 41, {
    node: () => launch(programs.node),
    script: () => launch(programs.script),
    bun: () => launch(programs.bun),
    compiled: () => launch(programs.compiled),
  });
  const times = mapValues(results, median);
  say(`medians of ${results.node.length} starts`);
  const row = (what: string, time: number, bare: number) => [what, `${time.toFixed(1)} ms`, (time / bare).toFixed(2)];
  return {
    figures: [
      {
        name: 'start: bundled script on Node, exec to handshake, against `node -e 0`',
        value: times.script / times.node,
        unit: 'times',
        atMost: 1.7,
      },
      {
        name: "start: executable compiled by Bun, exec to handshake, against Bun's empty script",
        value: times.compiled / times.bun,
        unit: 'times',
        atMost: 3.5,
      },
    ],
    tables: [
      {
        title: `From exec to the handshake, medians of ${results.node.length} starts in turns`,
        columns: ['program', 'time', 'against its bare runtime'],
        rows: [
          row('`node -e 0`', times.node, times.node),
          row('bundled script on Node', times.script, times.node),
          row('Bun, empty script', times.bun, times.bun),
          row('executable compiled by Bun', times.compiled, times.bun),
        ],
      },
    ],
  };
}

function mapValues<Name extends string, From, To>(values: { [N in Name]: From }, map: (value: From) => To) {
  return Object.fromEntries(Object.entries<From>(values).map(([name, value]) => [name, map(value)])) as {
    [N in Name]: To;
  };
}
