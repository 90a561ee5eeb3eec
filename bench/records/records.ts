// Export of a long audit log, beside the bare time of the same pages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canWatch } from '../../workshop/measure/usage.ts';
import type { Findings } from '../figure.ts';
import { runProgram } from '../measure/run-program.ts';
import type { Bench, Section } from '../section.ts';
import { type LogServer, startLogServer } from './log-server.ts';

export const records: Section = {
  name: 'records',
  title: 'An export of the whole audit log',
  run: measure,
};

const shapes = {
  'by day, gzip': ['--by-day', '--gzip'],
  'one file': [],
} as const;

async function measure({ quick, say }: Bench): Promise<Findings> {
  if (!canWatch) throw new Error('The section records reads /proc, which only Linux has. Leave it out with --only.');
  const count = quick ? 20_000 : 1_000_000;
  const folder = mkdtempSync(join(tmpdir(), 'bench-records-'));
  const server = await startLogServer(count);
  try {
    const told = [];
    for (const [shape, options] of Object.entries(shapes)) {
      server.pages.length = 0;
      const out = join(folder, String(told.length));
      const cost = await runProgram(server, ['events', 'export', '--out', out, ...options]);
      const pages = [...server.pages];
      const alone = await send(server, pages);
      const verified = await runProgram(server, ['events', 'verify', out]);
      say(`records, ${shape}: ${pages.length} pages, ${Math.round(cost.wallMs)} ms, ${Math.round(cost.peakMb)} MB`);
      told.push({ shape, cost, pages: pages.length, alone, verified });
      rmSync(out, { recursive: true });
    }
    return {
      figures: told.flatMap(({ shape, cost, alone }) => [
        { name: `records: peak memory, ${shape}`, value: cost.peakMb, unit: 'MB', atMost: 200 } as const,
        {
          name: `records: time against the same pages alone, ${shape}`,
          value: cost.wallMs / alone,
          unit: 'times',
        } as const,
      ]),
      tables: [
        {
          title: `${count} events`,
          columns: ['shape', 'export', 'pages', 'the same pages alone', 'peak memory', 'verify', 'its peak memory'],
          rows: told.map(({ shape, cost, pages, alone, verified }) => [
            ...[shape, `${cost.wallMs.toFixed(0)} ms`, String(pages), `${alone.toFixed(0)} ms`],
            ...[`${cost.peakMb.toFixed(0)} MB`, `${verified.wallMs.toFixed(0)} ms`, `${verified.peakMb.toFixed(0)} MB`],
          ]),
        },
      ],
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same pages, one after the other as they were asked for. @returns ms */
async function send({ url, token }: LogServer, pages: readonly string[]): Promise<number> {
  const started = performance.now();
  for (const page of pages) await (await fetch(`${url}${page}`, { headers: { authorization: token } })).arrayBuffer();
  return performance.now() - started;
}
