// Refresh time: a plan without changes on a server with latency, beside the same number of terraform_data.
import { type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import { createWorkspace } from '../workshop/terraform.ts';
import type { Findings } from './figure.ts';
import { crowdSeed, namedIn, type Size } from './instance/crowd.ts';
import { importObjects } from './instance/import-objects.ts';
import { builtinByKind, builtinFor, type Files, filesByKind, filesFor } from './instance/workspace-files.ts';
import { median, roundRobin } from './measure/round-robin.ts';
import { planNothing } from '../workshop/measure/run-terraform.ts';
import type { Bench, Section } from './section.ts';

const latencyMs = 20;
const whole: Size = { users: 1000, groups: 200, roles: 200, projects: 100 };
const tenth: Size = { users: 100, groups: 20, roles: 20, projects: 10 };

export const refresh: Section = {
  name: 'refresh',
  title: `Refresh on a server with ${latencyMs} ms latency`,
  run: measure,
};

interface Times {
  readonly ours: number;
  readonly theirs: number;
  /** Of two plans that ran one after the other: the machine is faster in one minute than in another. */
  readonly ratio: number;
  readonly requests: number;
}

async function measure(bench: Bench): Promise<Findings> {
  const size = bench.quick ? tenth : whole;
  const sandbox = await startSandbox({ seed: crowdSeed(size) });
  try {
    const objects = await importObjects(sandbox, namedIn(sandbox));
    bench.say(`${objects.length} objects in state`);
    const byKind = await compare(bench, sandbox, filesByKind(objects), builtinByKind(objects));
    const apart = await compare(bench, sandbox, filesFor(objects), builtinFor(objects));
    const shown = `${size.users} users, ${size.groups} groups, ${size.roles} roles, ${size.projects} projects`;
    const row = (blocks: string, { ours, theirs, ratio, requests }: Times) => [
      blocks,
      `${theirs.toFixed(0)} ms`,
      `${ours.toFixed(0)} ms`,
      ratio.toFixed(2),
      String(requests),
    ];
    return {
      figures: [
        {
          name: 'refresh: time against as many terraform_data',
          value: byKind.ratio,
          unit: 'times',
          atMost: 1.5,
        },
        {
          name: 'refresh: the same with a block for each instance',
          value: apart.ratio,
          unit: 'times',
        },
        { name: 'refresh: requests', value: byKind.requests, unit: 'requests' },
      ],
      tables: [
        {
          title: `Plan without changes: ${shown} with access and two environments each (${objects.length} instances)`,
          columns: ['blocks', 'terraform_data', 'Unleash', 'ratio', 'requests'],
          rows: [row('one for each kind, over a local map', byKind), row('one for each instance', apart)],
        },
      ],
    };
  } finally {
    await sandbox.stop();
  }
}

async function compare({ provider, quick, say }: Bench, sandbox: Sandbox, ours: Files, theirs: Files): Promise<Times> {
  const managed = provider.open(sandbox, '');
  for (const [path, content] of Object.entries(ours)) managed.write(path, content);
  const builtin = createWorkspace({ files: theirs });
  try {
    await builtin.apply();
    say('as many terraform_data applied');
    sandbox.setLatency(latencyMs);
    let requests = 0;
    const runs = await roundRobin(quick ? 2 : 5, {
      unleash: async () => {
        const before = sandbox.requests.length;
        const { wallMs } = await planNothing(managed);
        requests = sandbox.requests.length - before;
        say(`plan with ${requests} requests: ${Math.round(wallMs)} ms`);
        return wallMs;
      },
      builtin: async () => (await planNothing(builtin)).wallMs,
    });
    const ratios = runs.unleash.map((ours, round) => ours / runs.builtin[round]!);
    return { ours: median(runs.unleash), theirs: median(runs.builtin), ratio: median(ratios), requests };
  } finally {
    sandbox.setLatency(0);
    managed.dispose();
    builtin.dispose();
  }
}
