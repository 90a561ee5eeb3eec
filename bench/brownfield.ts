// Export and drift of a whole instance on a server with latency, beside the bare time of the same requests.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import { canWatch } from '../workshop/measure/usage.ts';
import { stateFile } from '../workshop/state-file.ts';
import type { Findings } from './figure.ts';
import { crowdSeed, namedIn, type Size } from './instance/crowd.ts';
import { importObjects } from './instance/import-objects.ts';
import { median, roundRobin } from './measure/round-robin.ts';
import { type Cost, runProgram } from './measure/run-program.ts';
import type { Bench, Section } from './section.ts';

const latencyMs = 20;
const concurrency = 16;
const whole: Size = { users: 1000, groups: 300, roles: 200, projects: 200 };
const tenth: Size = { users: 100, groups: 30, roles: 20, projects: 20 };

export const brownfield: Section = {
  name: 'brownfield',
  title: `Export and drift of a whole instance on a server with ${latencyMs} ms latency`,
  run: measure,
};

interface Asking extends Cost {
  readonly paths: readonly string[];
}

async function measure({ quick, say }: Bench): Promise<Findings> {
  if (!canWatch) throw new Error('The section brownfield reads /proc, which only Linux has. Leave it out with --only.');
  const size = quick ? tenth : whole;
  const folder = mkdtempSync(join(tmpdir(), 'bench-brownfield-'));
  const sandbox = await startSandbox({ seed: crowdSeed(size) });
  try {
    const objects = await importObjects(sandbox, namedIn(sandbox));
    writeFileSync(
      join(folder, 'terraform.tfstate'),
      stateFile(objects.map(({ type, state }, index) => ({ type, name: `object_${index}`, value: state }))),
    );
    sandbox.setLatency(latencyMs);
    const costs: { [command: string]: Asking[] } = { export: [], drift: [] };
    const run = (command: string, args: () => readonly string[]) => async () => {
      const before = sandbox.requests.length;
      const own = await runProgram(sandbox, [command, ...args()], folder);
      const cost = { ...own, paths: sandbox.requests.slice(before).map(({ path }) => path) };
      say(`${command}: ${cost.paths.length} requests, ${Math.round(cost.wallMs)} ms, ${Math.round(cost.peakMb)} MB`);
      costs[command]!.push(cost);
      return cost.wallMs;
    };
    const times = await roundRobin(quick ? 2 : 5, {
      export: run('export', () => ['--out', `export-${costs.export!.length}`]),
      drift: run('drift', () => ['--state', 'terraform.tfstate', '--format', 'json']),
      bareExport: () => send(sandbox, costs.export!.at(-1)!.paths),
      bareDrift: () => send(sandbox, costs.drift!.at(-1)!.paths),
    });
    const told = [
      tell('export', times.export, times.bareExport, costs.export!),
      tell('drift', times.drift, times.bareDrift, costs.drift!),
    ];
    const shown = `${size.users} users, ${size.groups} groups, ${size.roles} roles, ${size.projects} projects`;
    return {
      figures: told.flatMap(({ figures }) => figures),
      tables: [
        {
          title: `${shown} with access and two environments each (${objects.length} objects)`,
          columns: ['command', 'time', 'requests', 'twice', 'the same requests alone', 'ratio', 'peak memory'],
          rows: told.map(({ row }) => row),
        },
      ],
    };
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(command: string, times: readonly number[], bare: readonly number[], costs: readonly Asking[]) {
  const [time, alone] = [median(times), median(bare)];
  const { paths } = costs.at(-1)!;
  const twice = paths.length - new Set(paths).size;
  const peakMb = Math.max(...costs.map((cost) => cost.peakMb));
  const least = (latencyMs * paths.length) / concurrency;
  const ratio = median(times.map((one, round) => one / bare[round]!));
  return {
    figures: [
      { name: `${command}: time of a whole instance`, value: time, unit: 'ms', atMost: 5000 },
      { name: `${command}: peak memory`, value: peakMb, unit: 'MB', atMost: 300 },
      { name: `${command}: requests that are sent twice`, value: twice, unit: 'requests', atMost: 0 },
      { name: `${command}: time against the same requests alone`, value: ratio, unit: 'times' },
      { name: `${command}: time against latency × requests / ${concurrency}`, value: time / least, unit: 'times' },
    ] as const,
    row: [
      `unleash-admin ${command}`,
      `${time.toFixed(0)} ms`,
      String(paths.length),
      String(twice),
      `${alone.toFixed(0)} ms`,
      ratio.toFixed(2),
      `${peakMb.toFixed(0)} MB`,
    ],
  };
}

/** The same requests with nothing around them, as many at a time. @returns ms */
async function send({ url, token }: Sandbox, paths: readonly string[]): Promise<number> {
  const left = [...paths];
  const started = performance.now();
  const lane = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift())
      await (await fetch(`${url}${path}`, { headers: { authorization: token } })).arrayBuffer();
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return performance.now() - started;
}
