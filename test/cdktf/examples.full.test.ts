// The examples for CDKTF and CDK Terrain: they pass their own tests, apply, plan empty and show drift.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frameworks } from '../../workshop/bindings/framework.ts';
import { retarget } from '../../workshop/bindings/retarget.ts';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { differences, errorsIn, expectNothingPlanned, type PlanJson } from '../../workshop/acceptance.ts';
import { type BuiltProvider, buildProvider } from '../../workshop/built-provider.ts';
import { withMirror } from '../../workshop/cli-configuration.ts';
import { createWorkspace, type Workspace } from '../../workshop/terraform.ts';
import { spread } from '../support/size.ts';
import { openExampleProject } from './example-project.ts';

const examples = fileURLToPath(new URL('../../examples/cdktf', import.meta.url));
const projects = frameworks.map((framework) => ({ framework, project: openExampleProject(framework) }));
let built: BuiltProvider;

beforeAll(async () => {
  built = await buildProvider();
  for (const { project } of projects) await project.run('main.ts');
});

afterAll(() => {
  for (const { project } of projects) project.dispose();
  built.dispose();
});

test('both frameworks have the same example', () => {
  const read = (framework: string, file: string) => readFileSync(join(examples, framework, file), 'utf8');
  const files = readdirSync(join(examples, 'cdktf'));
  expect(readdirSync(join(examples, 'cdktn'))).toEqual(files);
  // Of packages the versions differ too.
  for (const file of files.filter((name) => name !== 'package.json')) {
    expect(read('cdktn', file), file).toBe(retarget(read('cdktf', file), 'cdktn'));
  }
});

test('both frameworks synthesise the same', () => {
  const [one, other] = projects.map(({ project }) => withoutMetadata(project.synthesised('governance')));
  expect(one).toEqual(other);
});

test.each(spread(projects, { quick: 1 }))('the example for $framework passes its own tests', async ({ project }) => {
  expect(await project.run('governance.test.ts', 'test')).toMatch(/^# pass 2$/m);
});

// What both synthesise is the same, so in a quick run one of them is enough.
describe.each(spread(projects, { quick: 1 }))('the example for $framework, with terraform', ({ project }) => {
  let sandbox: Sandbox;
  let workspace: Workspace;

  beforeAll(async () => {
    sandbox = await startSandbox();
    workspace = createWorkspace({
      files: { 'cdk.tf.json': project.synthesised('governance') },
      env: {
        UNLEASH_URL: sandbox.url,
        UNLEASH_AUTH_TOKEN: sandbox.token,
        TF_VAR_oidc_secret: 'only-for-this-test',
      },
    });
    workspace.write('.terraformrc', withMirror(built.dist, join(workspace.dir, 'mirror')));
  });

  afterAll(async () => {
    workspace.dispose();
    await sandbox.stop();
  });

  test('validates, applies and plans empty', async () => {
    expect(await workspace.run('init', '-input=false')).toMatchObject({ code: 0 });
    expect(await workspace.run('validate')).toMatchObject({ code: 0 });
    await workspace.apply();
    await expectNothingPlanned(workspace);
  });

  test('shows what somebody changed behind its back, and undoes it', async () => {
    const api = createAdminApi({ url: sandbox.url, token: sandbox.token });
    await api.updateProjectChangeRequestConfig({
      projectId: 'checkout',
      environment: 'production',
      body: { changeRequestsEnabled: true, requiredApprovals: 1 },
    });
    await api.setCors({ body: { frontendApiOrigins: ['*'] } });
    expect(await workspace.plan('-out=plan.tfplan')).toMatchObject({ code: 2 });
    const plan = JSON.parse((await workspace.run('show', '-json', 'plan.tfplan')).stdout) as PlanJson;
    const changed = (list: PlanJson['resource_drift'] = []) =>
      list
        .filter(({ change }) => change.actions[0] !== 'no-op')
        .map(({ type, change }) => [type, differences(change.before, change.after)]);
    const expected = [
      ['unleash_cors', ['origins']],
      ['unleash_project_environment', ['required_approvals']],
    ];
    expect(changed(plan.resource_drift)).toEqual(expected);
    expect(changed(plan.resource_changes)).toEqual(expected);
    await workspace.apply('plan.tfplan');
    await expectNothingPlanned(workspace);
  });

  test('is protected from being destroyed', async () => {
    const outcome = await workspace.run('destroy', '-input=false', '-auto-approve');
    expect(outcome.code).toBe(1);
    expect(errorsIn(outcome).join('\n')).toContain('deletion_protection');
  });
});

/** Without what the frameworks write about themselves, and where each keeps its state. */
function withoutMetadata(json: string): unknown {
  return JSON.parse(json, (key, value) => (key === '//' || key === 'backend' ? undefined : value));
}
