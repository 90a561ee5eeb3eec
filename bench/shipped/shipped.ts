// The self-contained executables, as people install them: their start, a small plan, and a large one.
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox/index.ts';
import { compiledExecutables } from '../../workshop/built-executables.ts';
import { configurationFiles } from '../../workshop/acceptance.ts';
import { planNothing } from '../../workshop/measure/run-terraform.ts';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';
import { launch } from '../cold-start/launch.ts';
import type { Figure, Findings, Table } from '../figure.ts';
import { crowdSeed, namedIn } from '../instance/crowd.ts';
import { importObjects } from '../instance/import-objects.ts';
import { builtinByKind, filesByKind } from '../instance/workspace-files.ts';
import { median, roundRobin } from '../measure/round-robin.ts';
import type { Bench, Section } from '../section.ts';
import { findRival, openProject, type Rival } from './rival.ts';

export const shipped: Section = { name: 'shipped', title: 'Executables, as they are shipped', run: measure };

const latencyMs = 20;
const crowd = { users: 1000, groups: 200, roles: 200, projects: 100 };

async function measure(bench: Bench): Promise<Findings> {
  const dist = await compiledExecutables();
  const rival = await findRival(bench.say);
  const small = rival ? await compareSmall(bench, dist, rival) : { figures: [], tables: [] };
  const large = await planMany(bench, dist);
  return { figures: [...small.figures, large], tables: small.tables };
}

async function compareSmall(
  { quick, say }: Bench,
  dist: string,
  rival: Rival,
): Promise<{ figures: Figure[]; tables: Table[] }> {
  const executable = join(dist, 'terraform-provider-unleash');
  const starts = await roundRobin(quick ? 7 : 41, {
    ours: () => launch({ command: executable, args: [] }),
    rival: () => launch({ command: rival.executable, args: [] }),
  });
  const sandbox = await startSandbox({
    seed: { projects: [{ id: 'one' }], tagTypes: [{ name: 'team', description: 'Who owns it' }] },
  });
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token, AUTH_TOKEN: sandbox.token };
  const opened: Workspace[] = [];
  const keep = async (opening: Promise<Workspace>) => {
    const workspace = await opening;
    opened.push(workspace);
    return workspace;
  };
  try {
    const [ours, theirs] = [await keep(openProject('unleash-admin/unleash', dist, env)), await keep(rival.open(env))];
    const plan = (workspace: Workspace) => async () => (await planNothing(workspace)).wallMs;
    const plans = await roundRobin(quick ? 5 : 41, { ours: plan(ours), rival: plan(theirs) });
    const named = (what: string, { ours, rival: other }: typeof plans, atMost: number): Figure => ({
      name: `shipped: ${what}, against ${rival.name}`,
      value: median(ours) / median(other),
      unit: 'times',
      atMost,
    });
    const ms = (times: readonly number[]) => `${median(times).toFixed(1)} ms (least ${Math.min(...times).toFixed(1)})`;
    say(`medians of ${starts.ours.length} starts and ${plans.ours.length} plans in turns`);
    return {
      figures: [named('exec to handshake', starts, 1.5), named('plan of one project', plans, 1)],
      tables: [
        {
          title: `Start and a plan of one project, medians of ${starts.ours.length} and ${plans.ours.length} in turns`,
          columns: ['provider', 'exec to handshake', 'plan'],
          rows: [
            ['our executable', ms(starts.ours), ms(plans.ours)],
            [rival.name, ms(starts.rival), ms(plans.rival)],
          ],
        },
      ],
    };
  } finally {
    for (const workspace of opened) workspace.dispose();
    await sandbox.stop();
  }
}

async function planMany({ quick, say }: Bench, dist: string): Promise<Figure> {
  const size = quick ? { users: 100, groups: 20, roles: 20, projects: 10 } : crowd;
  const sandbox = await startSandbox({ seed: crowdSeed(size) });
  const objects = await importObjects(sandbox, namedIn(sandbox));
  const managed = createWorkspace({
    files: { ...configurationFiles(''), ...filesByKind(objects) },
    env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token },
    devOverrides: { 'unleash-admin/unleash': dist },
  });
  const builtin = createWorkspace({ files: builtinByKind(objects) });
  try {
    await builtin.apply();
    sandbox.setLatency(latencyMs);
    const runs = await roundRobin(quick ? 2 : 5, {
      ours: async () => (await planNothing(managed)).wallMs,
      builtin: async () => (await planNothing(builtin)).wallMs,
    });
    say(
      `${objects.length} objects: ${median(runs.ours).toFixed(0)} ms, terraform_data ${median(runs.builtin).toFixed(0)} ms`,
    );
    return {
      name: `shipped: plan of ${objects.length} objects with ${latencyMs} ms latency, against as many terraform_data`,
      value: median(runs.ours.map((ours, round) => ours / runs.builtin[round]!)),
      unit: 'times',
      atMost: 1.2,
    };
  } finally {
    managed.dispose();
    builtin.dispose();
    await sandbox.stop();
  }
}
