// The real terraform on exports: init, validate, fmt, a plan of imports alone, an apply, and nothing to do.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { address, connect } from '../../provider/index.ts';
import { unleashProvider } from '../../provider/whole-provider.ts';
import { exportInstance } from '../../src/export/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { type Reattach, serveReattach } from '../../src/terraform/serve.ts';
import { frameworks } from '../../workshop/bindings/framework.ts';
import { fastClock } from '../../workshop/catalog.ts';
import { newerTerraform } from '../../workshop/newer-terraform.ts';
import { createWorkspace } from '../../workshop/terraform.ts';
import { openExampleProject, typeErrors } from '../cdktf/example-project.ts';
import { spread } from '../support/size.ts';
import { type Generated, generateInstance } from './generated-instance.ts';

/** Only the real one reads these as they are meant: what is composed, and a template that is none. */
const hardest = ['e\u0301 composed', 'twice $${x} %%{y}', 'lone \ufeff mark', '%$${TfToken[TOKEN.1]} of a framework'];

let generated: Generated;
let reattach: Reattach;
const planNotes = mkdtempSync(join(tmpdir(), 'export-notes-'));

beforeAll(async () => {
  generated = await generateInstance(7, 8);
  const { sandbox, api } = generated;
  for (const [index, name] of hardest.entries()) {
    await api.createSegment({ body: { name, description: name, constraints: [] } });
    await api.createProject({ body: { id: `hard-${index}`, name, environments: [] } });
  }
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const provider = unleashProvider('0.1.0', { env, log: () => {}, onWait: () => {}, clock: fastClock(), planNotes });
  reattach = await serveReattach({ handlers: providerHandlers(provider), address });
});
afterAll(async () => {
  await reattach?.close();
  await generated?.sandbox.stop();
  rmSync(planNotes, { recursive: true, force: true });
});

interface Plan {
  readonly resource_changes: readonly {
    readonly change: { readonly actions: readonly string[]; readonly importing?: object };
  }[];
}

const ways = [
  { format: 'hcl', modules: undefined },
  { format: 'json', modules: undefined },
  { format: 'json', modules: 'project.id' },
  { format: 'hcl', modules: 'project.id' },
] as const;

describe.each(spread(ways, { quick: 2 }))('as $format, with a module for each $modules', ({ format, modules }) => {
  test('it imports everything, changes nothing, and then there is nothing to do', async () => {
    const { sandbox, api } = generated;
    const workspace = createWorkspace({ files: {}, env: reattach.env });
    try {
      const folder = workspace.dir;
      const exported = await exportInstance(connect('0.1.0', api, sandbox.token), {
        folder,
        ...{ format, modules },
        byIdentity: false,
      });
      const before = sandbox.snapshot();
      for (const command of [['init', '-input=false'], ['validate'], ['fmt', '-check', '-diff', '-recursive']]) {
        const { code, stdout, stderr } = await workspace.run(...command);
        expect({ code, stderr, stdout: code === 0 ? '' : stdout }).toEqual({ code: 0, stderr: '', stdout: '' });
      }
      const plan = await workspace.showPlanJson<Plan>();
      expect(plan.resource_changes.filter(({ change }) => change.actions[0] !== 'no-op')).toEqual([]);
      expect(plan.resource_changes.filter(({ change }) => change.importing)).toHaveLength(exported.objects.length);
      expect((await workspace.apply()).stdout).toContain(
        `${exported.objects.length} imported, 0 added, 0 changed, 0 destroyed.`,
      );
      expect((await workspace.plan()).code).toBe(0);
      expect(sandbox.snapshot()).toEqual(before);
    } finally {
      workspace.dispose();
    }
  });
});

describe.each(spread(frameworks, { quick: 1 }))('as a program for %s', (framework) => {
  const folder = mkdtempSync(join(tmpdir(), 'export-program-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('it compiles, runs, and what it synthesises imports everything and changes nothing', async () => {
    const { sandbox, api } = generated;
    const wanted = { folder, format: framework, byIdentity: false } as const;
    const { objects } = await exportInstance(connect('0.1.0', api, sandbox.token), wanted);
    const project = openExampleProject(framework, folder);
    const workspace = createWorkspace({ files: {}, env: reattach.env });
    try {
      expect(typeErrors(project)).toBe('');
      await project.run('main.ts');
      workspace.write('cdk.tf.json', project.synthesised('unleash'));
      expect(await workspace.run('init', '-input=false')).toMatchObject({ code: 0, stderr: '' });
      const { stdout } = await workspace.run('plan', '-input=false', '-no-color');
      expect(stdout).toContain(`Plan: ${objects.length} to import, 0 to add, 0 to change, 0 to destroy.`);
    } finally {
      workspace.dispose();
      project.dispose();
    }
  });
});

const newer = newerTerraform();

test.skipIf(!newer)('by identity it imports the same', async () => {
  const { sandbox, api } = generated;
  const workspace = createWorkspace({ files: {}, env: { ...reattach.env, ...newer?.env } });
  try {
    const wanted = { folder: workspace.dir, format: 'hcl', byIdentity: true } as const;
    const { objects } = await exportInstance(connect('0.1.0', api, sandbox.token), wanted);
    expect(workspace.read('terraform.tf')).toContain('">= 1.12"');
    expect(workspace.read('imports.tf')).not.toMatch(/^ {2}id +=/m);
    const { code, stdout, stderr } = await workspace.run('plan', '-input=false', '-no-color');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Plan: ${objects.length} to import, 0 to add, 0 to change, 0 to destroy.`);
  } finally {
    workspace.dispose();
  }
});
