// The npm package in the hands of its users: what is in it, the guide's first stack, and every kind of consumer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Framework, frameworks } from '../../workshop/bindings/framework.ts';
import { retarget } from '../../workshop/bindings/retarget.ts';
import { consume, consumerKinds } from '../support/consumer.ts';
import { openPage } from '../support/documented-page.ts';
import { followGuide, type GuidedProject } from '../support/guided-project.ts';
import { type PackedPackage, packPackage } from '../support/packed-package.ts';

/** Everything that the package offers: single modules, the index, the constructs; and types that are types. */
const main = `
import * as unleash from 'unleash-admin/cdktf';
import { GovernedProject, ProjectPermission, type GovernedProjectProps } from 'unleash-admin/cdktf/constructs';
import { DataUnleashRole } from 'unleash-admin/cdktf/data-unleash-role';
import { UnleashProvider } from 'unleash-admin/cdktf/provider';
import { Role, type RoleConfig } from 'unleash-admin/cdktf/role';
import { Testing, TerraformStack } from 'cdktf';

const stack = new TerraformStack(Testing.app(), 'stack');
new UnleashProvider(stack, 'unleash');
const config: RoleConfig = {
  name: 'Releaser', description: 'May release', type: 'custom',
  permissions: [{ name: ProjectPermission.CREATE_FEATURE }],
};
const role = new Role(stack, 'releaser', config);
const owner = new DataUnleashRole(stack, 'owner', { name: 'Owner' });
new unleash.group.Group(stack, 'team', { name: role.name, description: owner.description });
const props: GovernedProjectProps = {
  projectId: 'checkout', name: 'Checkout', owners: { users: [3] }, environments: ['production'], fourEyes: { production: 2 },
};
new GovernedProject(stack, 'checkout', props).grantUser(role, 5);
// @ts-expect-error: a role has no colour
const wrong: RoleConfig = { ...config, colour: 'red' };
// @ts-expect-error: nothing gives this permission
const missing = ProjectPermission.CREATE_FEATURES;
console.log(Testing.synth(stack), wrong.name.length, missing ?? '');
`;

let packed: PackedPackage;
beforeAll(async () => {
  packed = await packPackage();
});
afterAll(() => packed.dispose());

describe('the tarball', () => {
  test('holds what users need and nothing else', () => {
    const beyond = packed.files.filter(
      (path) =>
        !/^(dist\/(cdktf|cdktn)\/([a-z-]+\/)*[a-z-]+(\.d\.ts|\.js)|docs\/.+\.(md|json|svg)|examples\/.+)$/.test(path) &&
        !/^dist\/library\/.+(\.d\.ts|\.js)$/.test(path),
    );
    expect(beyond.sort()).toEqual([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'dist/library/LEGAL.txt',
      'dist/library/package.json',
      'dist/package.json',
      'dist/terraform-provider-unleash',
      'dist/terraform-provider-unleash.LEGAL.txt',
      'dist/unleash-admin',
      'dist/unleash-admin.LEGAL.txt',
      'package.json',
    ]);
    // The one state is that of the page of drift.
    const leftovers = packed.files.filter((path) => /node_modules|cdktf\.out|tfstate/.test(path));
    expect(leftovers).toEqual(['examples/commands/terraform.tfstate']);
    expect(packed.size).toBeLessThan(2_100_000);
  });

  test('has one set of modules for each framework', () => {
    const modules = (framework: Framework) =>
      packed.files
        .filter((path) => path.startsWith(`dist/${framework}/`))
        .map((path) => path.split('/').slice(2).join('/'));
    expect(modules('cdktf')).toContain('constructs/index.d.ts');
    // CDKTF has ended before ephemeral resources and functions reached its generator.
    const isNewer = (path: string) => /^(ephemeral-unleash-|provider-functions\/)/.test(path);
    const [older, newer] = [modules('cdktf'), modules('cdktn')];
    expect(older.filter(isNewer)).toEqual([]);
    expect(newer.filter(isNewer).length).toBeGreaterThan(0);
    expect(older.sort()).toEqual(newer.filter((path) => !isNewer(path)).sort());
  });
});

const guide = openPage('docs/guides/cdktf.md', import.meta.url);
const headings = [...new Set(guide.take().map(({ heading }) => heading))];
/** Whoever has just done the first part is already where the second one leads. */
const again = 'npx tsx main.ts\ncd cdktf.out/stacks/access\nterraform init\nterraform plan -detailed-exitcode\n';

// A page for the other is this one with names exchanged.
describe.each(frameworks)('%s', (framework) => {
  let project: GuidedProject;
  beforeAll(async () => {
    const page = retarget(guide.text, framework).replace(again, `cd ../../..\n${again}`);
    project = await followGuide({ page, headings, folder: 'access' }, packed);
  });
  afterAll(() => project[Symbol.dispose]());

  describe('the first stack of the guide', () => {
    test('has at most twenty lines', () => {
      const { text } = project.steps.find(({ title }) => title === 'main.ts')!;
      expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(20);
      expect(text).toContain(`from '${framework}'`);
    });

    test('is created by the first apply, and the second plan is empty', () => {
      expect(project.outputOf('terraform apply')).toContain('Plan: 2 to add, 0 to change, 0 to destroy.');
      expect(project.outputOf('terraform apply')).toContain('Apply complete! Resources: 2 added');
      expect(project.outputOf('-detailed-exitcode')).toContain('No changes.');
    });

    test('is looked at for drift as the guide says', () => {
      expect(guide.text).toContain(again);
      expect(project.outputOf(again)).toContain('No changes.');
      expect(project.outputOf('resource_drift').trim().split('\n').at(-1)).not.toContain('unleash_');
    });

    test('makes the instance what it says', async () => {
      expect(await project.get('projects/checkout/overview')).toMatchObject({ name: 'Checkout', mode: 'private' });
      expect(await project.get('projects/checkout/change-requests/config')).toContainEqual(
        expect.objectContaining({ environment: 'production', changeRequestEnabled: true, requiredApprovals: 2 }),
      );
    });
  });

  describe('a consumer with', () => {
    const source = retarget(main, framework);
    // What a test above finds alike in both need not be compiled twice.
    const kinds = Object.entries(consumerKinds).slice(0, framework === 'cdktf' ? undefined : 2);

    test.each(kinds)('%s compiles and synthesises', async (name, kind) => {
      const printed = await consume(project.dir, name, kind, source);
      const { resource, data, terraform } = JSON.parse(printed.slice(0, printed.lastIndexOf('}') + 1));
      expect(terraform.required_providers.unleash.source).toBe('unleash-admin/unleash');
      expect(data.unleash_role.owner).toEqual({ name: 'Owner' });
      expect(resource.unleash_role.releaser.permissions).toEqual([{ name: 'CREATE_FEATURE' }]);
      expect(resource.unleash_group.team).toEqual({
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's syntax
        name: '${unleash_role.releaser.name}',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's syntax
        description: '${data.unleash_role.owner.description}',
      });
      expect(Object.keys(resource)).toEqual(expect.arrayContaining(['unleash_project', 'unleash_project_access']));
    });
  });
});
