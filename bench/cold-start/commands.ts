// What starting the provider adds to commands: how often Terraform starts it, and what one start costs.
import { startSandbox } from '../../src/sandbox/index.ts';
import { configurationFiles } from '../../workshop/acceptance.ts';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';
import type { Figure, Table } from '../figure.ts';
import { importObjects } from '../instance/import-objects.ts';
import { builtinFor, filesFor } from '../instance/workspace-files.ts';
import { median, roundRobin } from '../measure/round-robin.ts';
import { planNothing, runTerraform } from '../../workshop/measure/run-terraform.ts';
import type { Bench } from '../section.ts';

/** Directories with the executable of each variant. */
interface Variants {
  readonly script: string;
  readonly compiled: string;
  /** Terraform fetches its schema from each process, as if `get_provider_schema_optional` were not honoured. */
  readonly everySchema: string;
}

const commands: readonly (readonly string[])[] = [
  ['validate'],
  ['plan', '-input=false'],
  ['import', '-input=false', 'unleash_project.imported', 'imported'],
  ['apply', '-input=false', '-auto-approve'],
  ['destroy', '-input=false', '-auto-approve'],
];

export async function compareCommands(
  bench: Bench,
  variants: Variants,
): Promise<{ figures: Figure[]; tables: Table[] }> {
  const sandbox = await startSandbox({
    seed: { tagTypes: [{ name: 'team', description: 'Who owns it' }], projects: [{ id: 'imported' }] },
  });
  const objects = await importObjects(sandbox, [{ type: 'unleash_tag_type', importId: 'team' }]);
  const open = (dist: string, files: { readonly [path: string]: string }) =>
    createWorkspace({
      files: { ...configurationFiles(''), ...files },
      env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token },
      devOverrides: { 'unleash-admin/unleash': dist },
    });
  const opened = {
    builtin: createWorkspace({ files: builtinFor(objects) }),
    script: open(variants.script, filesFor(objects)),
    compiled: open(variants.compiled, filesFor(objects)),
    everySchema: open(variants.everySchema, filesFor(objects)),
  };
  try {
    await opened.builtin.apply();
    const plan = (workspace: Workspace) => async () => (await planNothing(workspace)).wallMs;
    const runs = await roundRobin(bench.quick ? 3 : 15, {
      builtin: plan(opened.builtin),
      script: plan(opened.script),
      compiled: plan(opened.compiled),
      everySchema: plan(opened.everySchema),
    });
    const [builtin, script] = [median(runs.builtin), median(runs.script)];
    const launches = await countLaunches(opened.script);
    const perPlan = launches.get('plan') ?? 1;
    const ms = (time: number) => `${time.toFixed(0)} ms`;
    const row = (what: string, time: number) => [what, ms(time), ms((time - builtin) / perPlan)];
    return {
      figures: [
        { name: 'start: processes of the provider in a plan', value: perPlan, unit: 'launches' },
        {
          name: 'start: what one process adds to a plan of one resource',
          value: (script - builtin) / perPlan,
          unit: 'ms',
        },
        {
          name: 'start: plan with a schema from every process, against one schema',
          value: median(runs.everySchema) / script,
          unit: 'times',
        },
      ],
      tables: [
        {
          title: `Plan of one resource, medians of ${runs.script.length} in turns`,
          columns: ['provider', 'plan', 'for each start'],
          rows: [
            ['terraform_data', ms(builtin), ''],
            row('bundled script on Node', script),
            row('the same, a schema from every process', median(runs.everySchema)),
            row('executable compiled by Bun', median(runs.compiled)),
          ],
        },
        {
          title: 'Processes of the provider that Terraform starts',
          columns: ['command', 'processes'],
          rows: [...launches].map(([command, count]) => [`\`terraform ${command}\``, String(count)]),
        },
      ],
    };
  } finally {
    for (const workspace of Object.values(opened)) workspace.dispose();
    await sandbox.stop();
  }
}

/** Changes what the workspace holds. */
async function countLaunches(workspace: Workspace): Promise<Map<string, number>> {
  const imported = 'resource "unleash_project" "imported" {\n  id   = "imported"\n  name = "imported"\n}\n';
  workspace.write('imported.tf', imported);
  const counts = new Map<string, number>();
  for (const [command = '', ...args] of commands) {
    const { providers, outcome } = await runTerraform(workspace, command, ...args);
    if (outcome.code !== 0) throw new Error(`terraform ${command} failed:\n${outcome.stderr}`);
    counts.set(command, providers.length);
  }
  return counts;
}
