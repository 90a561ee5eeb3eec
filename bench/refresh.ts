// Refresh time: a plan without changes on a server with latency, beside the same number of terraform_data.
import { startSandbox } from '../src/sandbox/index.ts';
import { createWorkspace } from '../test/support/terraform.ts';
import type { Findings } from './figure.ts';
import { crowdSeed, namedIn, type Size } from './instance/crowd.ts';
import { importObjects } from './instance/import-objects.ts';
import { builtinFor, filesFor } from './instance/workspace-files.ts';
import { median, roundRobin } from './measure/round-robin.ts';
import { planNothing } from './measure/run-terraform.ts';
import type { Bench, Section } from './section.ts';

const latencyMs = 20;
const whole: Size = { users: 1000, groups: 200, roles: 200, projects: 100 };
const tenth: Size = { users: 100, groups: 20, roles: 20, projects: 10 };

export const refresh: Section = {
  name: 'refresh',
  title: `Refresh on a server with ${latencyMs} ms latency`,
  run: measure,
};

async function measure({ provider, quick, say }: Bench): Promise<Findings> {
  const size = quick ? tenth : whole;
  const sandbox = await startSandbox({ seed: crowdSeed(size) });
  const objects = await importObjects(sandbox, namedIn(sandbox));
  say(`${objects.length} objects in state`);
  const managed = provider.open(sandbox, '');
  for (const [path, content] of Object.entries(filesFor(objects))) managed.write(path, content);
  const builtin = createWorkspace({ files: builtinFor(objects) });
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
    const [ours, theirs] = [median(runs.unleash), median(runs.builtin)];
    const shown = `${size.users} users, ${size.groups} groups, ${size.roles} roles, ${size.projects} projects`;
    return {
      figures: [
        { name: 'refresh: time against as many terraform_data', value: ours / theirs, unit: 'times', atMost: 1.5 },
        { name: 'refresh: requests', value: requests, unit: 'requests' },
      ],
      tables: [
        {
          title: `Plan without changes: ${shown} with access and two environments each (${objects.length} instances)`,
          columns: ['configuration', 'plan', 'requests'],
          rows: [
            ['terraform_data', `${theirs.toFixed(0)} ms`, '0'],
            ['Unleash', `${ours.toFixed(0)} ms`, String(requests)],
          ],
        },
      ],
    };
  } finally {
    managed.dispose();
    builtin.dispose();
    await sandbox.stop();
  }
}
