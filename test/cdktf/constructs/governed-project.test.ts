// GovernedProject: what it synthesises, how grants come together, and what it refuses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GovernedProjectProps } from '../../../provider/cdktf/constructs/index.ts';
import { all, describeBoth, ref, type Synthesised } from './workbench.ts';

const checkout: GovernedProjectProps = {
  projectId: 'checkout',
  name: 'Checkout',
  owners: { users: [3] },
  environments: ['development', 'production'],
  fourEyes: { production: 2 },
};

describeBoth('a governed project', (workbench) => {
  test('is a project with owners, members, environments, approvals, a naming rule and protection', () => {
    const { constructs, stack, synth } = workbench();
    const scope = stack();
    new constructs.GovernedProject(scope, 'checkout', {
      ...checkout,
      description: 'Cart and payment',
      mode: 'private',
      owners: { users: [3], groups: ['8'] },
      members: { users: [5, 6] },
      featureNaming: { pattern: 'checkout-[a-z-]+' },
      linkTemplates: [{ urlTemplate: 'https://issues.example.com/{{feature}}' }],
      defaultStickiness: 'userId',
      onDestroy: 'archive',
    });
    const project = ref('unleash_project.checkout_6505257B.id');
    expect(synth(scope)).toEqual({
      unleash_project: {
        checkout_6505257B: {
          id: 'checkout',
          name: 'Checkout',
          description: 'Cart and payment',
          mode: 'private',
          feature_naming: { pattern: 'checkout-[a-z-]+' },
          link_templates: [{ url_template: 'https://issues.example.com/{{feature}}' }],
          default_stickiness: 'userId',
          deletion_protection: true,
          on_destroy: 'archive',
        },
      },
      unleash_project_access: {
        checkout_Access_15E206AF: {
          project,
          roles: [
            { role: 4, users: [3], groups: [8] },
            { role: 5, users: [5, 6], groups: [] },
          ],
        },
      },
      unleash_project_environment: {
        'checkout_Environment-development_149E3D2C': { project_id: project, environment_name: 'development' },
        'checkout_Environment-production_832CF66E': {
          project_id: project,
          environment_name: 'production',
          change_requests_enabled: true,
          required_approvals: 2,
        },
      },
    });
  });

  test('is protected, and closed to people who are not members, unless it says otherwise', () => {
    const { constructs, stack, synth } = workbench();
    const scope = stack();
    new constructs.GovernedProject(scope, 'strict', checkout);
    new constructs.GovernedProject(scope, 'loose', { ...checkout, deletionProtection: false, mode: 'open' });
    expect(all(synth(scope), 'unleash_project')).toEqual([
      expect.objectContaining({ deletion_protection: false, mode: 'open' }),
      expect.objectContaining({ deletion_protection: true, mode: 'protected' }),
    ]);
  });

  test('takes grants until it is synthesised, and holds each once', () => {
    const { constructs, unleash, stack, synth } = workbench();
    const scope = stack();
    const ada = new unleash.user.User(scope, 'ada', { email: 'ada@example.com', rootRole: 3 });
    const team = new unleash.group.Group(scope, 'team', { name: 'Team' });
    const developer = new unleash.role.Role(scope, 'developer', {
      name: 'Developer',
      type: 'custom',
      description: '',
      permissions: [],
    });
    const project = new constructs.GovernedProject(scope, 'checkout', { ...checkout, owners: { users: [ada] } });
    project
      .grantUser(developer, ada)
      .grantUser(developer.id, ada.id)
      .grantGroup(developer, team)
      .grantRole(developer, { users: ['9', 9], groups: [team] })
      .grantUser(constructs.ProjectRole.OWNER, 4);
    expect(all(synth(scope), 'unleash_project_access')).toEqual([
      {
        project: ref('unleash_project.checkout_6505257B.id'),
        roles: [
          { role: 4, users: [ref('unleash_user.ada.id'), 4], groups: [] },
          {
            role: ref('unleash_role.developer.id'),
            users: [ref('unleash_user.ada.id'), 9],
            groups: [ref('unleash_group.team.id')],
          },
        ],
      },
    ]);
  });

  test('looks people and roles up with data sources', () => {
    const { constructs, unleash, stack, synth } = workbench();
    const scope = stack();
    const ada = new unleash.dataUnleashUser.DataUnleashUser(scope, 'ada', { email: 'ada@example.com' });
    const reader = new unleash.dataUnleashRole.DataUnleashRole(scope, 'reader', { name: 'Reader' });
    new constructs.GovernedProject(scope, 'checkout', checkout).grantUser(reader, ada);
    expect(all(synth(scope), 'unleash_project_access')[0]!.roles).toContainEqual({
      role: ref('data.unleash_role.reader.id'),
      users: [ref('data.unleash_user.ada.id')],
      groups: [],
    });
  });

  test('takes people and roles from another stack of the app', () => {
    const { constructs, unleash, app, stack } = workbench();
    const whole = app();
    const team = new unleash.group.Group(stack('people', whole), 'team', { name: 'Team' });
    const scope = stack('projects', whole);
    new constructs.GovernedProject(scope, 'checkout', checkout).grantGroup(12, team).grantGroup(12, team.id);
    whole.synth();
    const file = join(whole.outdir, 'stacks/projects/cdk.tf.json');
    const { resource } = JSON.parse(readFileSync(file, 'utf8')) as { resource: Synthesised };
    expect(all(resource, 'unleash_project_access')[0]!.roles).toContainEqual({
      role: 12,
      users: [],
      groups: [expect.stringMatching(/^\$\{data\.terraform_remote_state\..*unleash_groupteamid\}$/)],
    });
  });

  test('can leave roles alone that it does not grant', () => {
    const { constructs, unleash, stack, synth } = workbench();
    const scope = stack();
    const reader = new unleash.dataUnleashRole.DataUnleashRole(scope, 'reader', { name: 'Reader' });
    const project = new constructs.GovernedProject(scope, 'checkout', { ...checkout, accessScope: 'its-roles' });
    project.grantUser(reader, 7).grantUser(reader, 8).grantUser(12, 9);
    const resources = synth(scope);
    expect(resources.unleash_project_access).toBeUndefined();
    const shared = { project: ref('unleash_project.checkout_6505257B.id'), groups: [] };
    expect(resources.unleash_project_role_binding).toEqual({
      'checkout_Role-4_F8105A60': { ...shared, role: 4, users: [3] },
      'checkout_Role-12_B960A451': { ...shared, role: 12, users: [9] },
      'checkout_Role-reader_18F0BDB4': { ...shared, role: ref('data.unleash_role.reader.id'), users: [7, 8] },
    });
  });

  test('waits for environments that are resources', () => {
    const { constructs, unleash, stack, synth } = workbench();
    const scope = stack();
    const production = new unleash.environment.Environment(scope, 'live', { name: 'production', type: 'production' });
    const project = new constructs.GovernedProject(scope, 'checkout', { ...checkout, environments: [production] });
    expect(all(synth(scope), 'unleash_project_environment')).toEqual([
      expect.objectContaining({ environment_name: ref('unleash_environment.live.name'), required_approvals: 2 }),
    ]);
    expect(project.environment('production').requiredApprovalsInput).toBe(2);
    expect(() => project.environment('staging')).toThrow(
      'GovernedProject "test/checkout": it has no environment "staging", only "production".',
    );
  });

  test('belongs to the provider that it is given', () => {
    const { constructs, unleash, stack, synth } = workbench();
    const scope = stack();
    const provider = new unleash.provider.UnleashProvider(scope, 'second', { alias: 'second' });
    new constructs.GovernedProject(scope, 'checkout', { ...checkout, provider });
    new constructs.GovernedProject(scope, 'shop', { ...checkout, provider, accessScope: 'its-roles' });
    const attributes = Object.values(synth(scope)).flatMap((byName) => Object.values(byName));
    expect(attributes).toHaveLength(8);
    expect(attributes.every((one) => one.provider === 'unleash.second')).toBe(true);
  });

  const wrong: [string, Partial<GovernedProjectProps>, string][] = [
    ['nobody as owner', { owners: { users: [], groups: [] } }, 'owners is empty. Name at least one user or group'],
    [
      'approvals for an unknown environment',
      { fourEyes: { prod: 2 } },
      'fourEyes names "prod", but environments has only "development", "production".',
    ],
    [
      'no approvals',
      { fourEyes: { production: 0 } },
      'fourEyes["production"] is 0. The number of approvals is a whole number from 1 to 10.',
    ],
    ['too many approvals', { fourEyes: { production: 11 } }, 'fourEyes["production"] is 11.'],
    ['half an approval', { fourEyes: { production: 1.5 } }, 'fourEyes["production"] is 1.5.'],
    [
      'an environment twice',
      { environments: ['production', 'production'] },
      'environments has "production" more than once.',
    ],
    [
      'an environment without a name',
      { environments: [''] },
      'environments has an environment whose name is not known',
    ],
    ['a user by name', { members: { users: ['ada'] } }, 'users has "ada", which is no id.'],
    ['a group with a broken number', { members: { groups: [-1] } }, 'groups has -1, which is no id.'],
  ];
  test.each(wrong)('refuses %s', (_, props, problem) => {
    const { constructs, stack } = workbench();
    expect(() => new constructs.GovernedProject(stack(), 'checkout', { ...checkout, ...props })).toThrow(
      `GovernedProject "test/checkout": ${problem}`,
    );
  });

  test('refuses a grant to nobody, and names that only Terraform will know', () => {
    const { constructs, framework, stack } = workbench();
    const scope = stack();
    const project = new constructs.GovernedProject(scope, 'checkout', checkout);
    expect(() => project.grantRole(12, {})).toThrow('a role is granted to nobody');
    const variable = new framework.TerraformVariable(scope, 'environment', { type: 'string' });
    const environments = [variable.stringValue];
    expect(() => new constructs.GovernedProject(scope, 'shop', { ...checkout, fourEyes: {}, environments })).toThrow(
      'an environment whose name is not known before Terraform runs',
    );
  });
});
