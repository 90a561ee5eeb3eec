// Provider overhead: what the provider's process uses beside Terraform's in a plan without changes, and how it grows.
import { startSandbox } from '../src/sandbox/index.ts';
import type { Findings } from './figure.ts';
import { crowdSeed, namedIn } from './instance/crowd.ts';
import { type ImportedObject, importObjects } from './instance/import-objects.ts';
import { filesByKind, filesFor } from './instance/workspace-files.ts';
import { growthExponent } from './measure/growth.ts';
import { planNothing } from '../workshop/measure/run-terraform.ts';
import { canWatch } from '../workshop/measure/usage.ts';
import type { Bench, Section } from './section.ts';

export const overhead: Section = {
  name: 'overhead',
  title: 'Provider overhead in a plan without changes',
  run: measure,
};

interface Sample {
  readonly instances: number;
  readonly terraformCpuMs: number;
  readonly providerCpuMs: number;
  readonly peakMb: number;
}

async function measure(bench: Bench): Promise<Findings> {
  if (!canWatch) throw new Error('The section overhead reads /proc, which only Linux has. Leave it out with --only.');
  const sizes = bench.quick ? [100, 200, 500, 1000] : [500, 1000, 2500, 5000];
  const largest = Math.max(...sizes);
  const [users, groups] = [(largest * 10) / 18, (largest * 2) / 18].map(Math.ceil) as [number, number];
  const projects = Math.ceil(largest / 18);
  const sandbox = await startSandbox({ seed: crowdSeed({ users, groups, roles: groups, projects }) });
  try {
    const objects = await importObjects(sandbox, namedIn(sandbox));
    bench.say(`${objects.length} objects at hand`);
    const none = await sample(bench, sandbox, filesFor([]), 0);
    const samples: Sample[] = [];
    for (const size of sizes) samples.push(await sample(bench, sandbox, filesByKind(spread(objects, size)), size));
    const apart = await sample(bench, sandbox, filesFor(spread(objects, largest)), largest);
    return tell(none, samples, apart);
  } finally {
    await sandbox.stop();
  }
}

/** As many objects, of every kind in the same proportion. */
function spread(objects: readonly ImportedObject[], count: number): ImportedObject[] {
  const step = objects.length / count;
  return Array.from({ length: count }, (_, index) => objects[Math.floor(index * step)]!);
}

async function sample(
  { provider, say }: Bench,
  instance: { readonly url: string; readonly token: string },
  files: { readonly [path: string]: string },
  instances: number,
): Promise<Sample> {
  const workspace = provider.open(instance, '');
  try {
    for (const [path, content] of Object.entries(files)) workspace.write(path, content);
    const { terraform, providers } = await planNothing(workspace);
    const cpu = providers.map(({ cpuMs }) => cpuMs);
    const found = {
      instances,
      terraformCpuMs: terraform.cpuMs,
      providerCpuMs: cpu.reduce((sum, one) => sum + one, 0),
      peakMb: Math.max(...providers.map(({ peakMb }) => peakMb)),
    };
    say(`${found.instances} instances: Terraform ${terraform.cpuMs} ms, provider ${found.providerCpuMs} ms of CPU`);
    return found;
  } finally {
    workspace.dispose();
  }
}

/** @param apart the largest again, with a block for each instance */
function tell(none: Sample, samples: readonly Sample[], apart: Sample): Findings {
  const last = samples.at(-1)!;
  const ownMs = ({ providerCpuMs }: Sample) => providerCpuMs - none.providerCpuMs;
  const ms = (time: number) => `${time.toFixed(0)} ms`;
  return {
    figures: [
      {
        name: `overhead: provider's CPU against Terraform's at ${last.instances} instances`,
        value: last.providerCpuMs / last.terraformCpuMs,
        unit: 'times',
        atMost: 0.3,
      },
      {
        name: `overhead: the same with a block for each of the ${last.instances} instances`,
        value: apart.providerCpuMs / apart.terraformCpuMs,
        unit: 'times',
      },
      {
        name: `overhead: provider's peak memory at ${last.instances} instances`,
        value: last.peakMb,
        unit: 'MB',
        atMost: 300,
      },
      {
        name: "overhead: growth of the provider's time with instances (1 is linear)",
        value: growthExponent(samples.map((one) => [one.instances, ownMs(one)])),
        unit: 'exponent',
        atMost: 1.1,
      },
    ],
    tables: [
      {
        title: 'CPU time of all processes of a plan on a server without latency',
        columns: ['instances', 'blocks', 'Terraform', 'provider', 'share', 'for each instance', 'peak memory'],
        rows: [...samples, apart].map((one) => [
          String(one.instances),
          one === apart ? 'one for each instance' : 'one for each kind, over a local map',
          ms(one.terraformCpuMs),
          ms(one.providerCpuMs),
          (one.providerCpuMs / one.terraformCpuMs).toFixed(2),
          `${(ownMs(one) / one.instances).toFixed(2)} ms`,
          `${one.peakMb.toFixed(0)} MB`,
        ]),
      },
    ],
  };
}
