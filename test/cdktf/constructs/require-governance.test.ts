// RequireGovernance: what passes and what fails synthesis, with constructs and with plain bindings.
import { expect, test } from 'vitest';
import type { RequireGovernanceProps } from '../../../provider/cdktf/constructs/index.ts';
import { type Build, owned, problemsIn, roles, settingsThatAskFor } from './governance-scene.ts';
import { describeBoth } from './workbench.ts';

describeBoth('required governance', (workbench) => {
  const problemsOf = (build: Build, props?: RequireGovernanceProps) => problemsIn(workbench, build, props);

  const fine: [string, Build, RequireGovernanceProps?][] = [
    [
      'a governed project',
      (scope, _, { constructs }) =>
        new constructs.GovernedProject(scope, 'checkout', {
          projectId: 'checkout',
          name: 'Checkout',
          owners: { users: [3] },
          environments: ['development', 'production'],
          fourEyes: { production: 2 },
        }),
    ],
    ['project access with an owner', (scope, unleash) => owned(scope, unleash)],
    [
      'a role binding to a group',
      (scope, { project, projectRoleBinding }) => {
        const { id } = new project.Project(scope, 'p', { id: 'p', name: 'P' });
        new projectRoleBinding.ProjectRoleBinding(scope, 'b', { project: id, role: 4, groups: [2] });
      },
    ],
    [
      'a role binding to whoever a variable says',
      (scope, { project, projectRoleBinding }, { framework }) => {
        const { id } = new project.Project(scope, 'p', { id: 'p', name: 'P' });
        const owners = new framework.TerraformVariable(scope, 'owners', { type: 'set(number)' });
        const users = framework.Token.asNumberList(owners.value);
        new projectRoleBinding.ProjectRoleBinding(scope, 'b', { project: id, role: 4, users });
      },
    ],
    [
      'a member who owns, of a project named by its id',
      (scope, { project, projectMember }) => {
        new project.Project(scope, 'p', { id: 'p', name: 'P' });
        new projectMember.ProjectMember(scope, 'm', { project: 'p', member: 'user:3', roles: [5, 4] });
      },
    ],
    [
      'the role Owner by its name',
      (scope, { project, projectMember, dataUnleashRole }) => {
        const { id } = new project.Project(scope, 'p', { id: 'p', name: 'P' });
        const owner = new dataUnleashRole.DataUnleashRole(scope, 'owner', { name: 'Owner' });
        new projectMember.ProjectMember(scope, 'm', { project: id, member: 'user:3', roles: [owner.id] });
      },
    ],
    [
      'a custom role that counts as owning',
      (scope, { project, projectAccess }) => {
        const { id } = new project.Project(scope, 'p', { id: 'p', name: 'P' });
        new projectAccess.ProjectAccess(scope, 'a', { project: id, roles: roles(17, [3]) });
      },
      { ownerRoles: [17] },
    ],
    [
      'enough approvals in an environment that is a resource',
      (scope, unleash) => {
        const production = new unleash.environment.Environment(scope, 'live', {
          name: 'production',
          type: 'production',
        });
        new unleash.projectEnvironment.ProjectEnvironment(scope, 'e', {
          projectId: owned(scope, unleash).id,
          environmentName: production.name,
          requiredApprovals: 3,
        });
      },
    ],
    ['approvals in change-request settings beside the environment', settingsThatAskFor(2)],
    [
      'few approvals where the baseline says nothing',
      (scope, unleash) =>
        new unleash.projectEnvironment.ProjectEnvironment(scope, 'e', {
          projectId: owned(scope, unleash).id,
          environmentName: 'staging',
          requiredApprovals: 1,
        }),
    ],
    [
      'a project that is an exception by its id',
      (scope, { project }) => new project.Project(scope, 'p', { id: 'sandbox', name: 'P' }),
      { except: ['sandbox'] },
    ],
    [
      'a project that is an exception by its place, with its environments',
      (scope, { project, projectEnvironment }) => {
        const { id } = new project.Project(scope, 'p', { id: 'sandbox', name: 'P' });
        new projectEnvironment.ProjectEnvironment(scope, 'e', { projectId: id, environmentName: 'production' });
      },
      { except: ['test/p'] },
    ],
    [
      'an environment from a variable that is an exception by its place',
      (scope, { projectEnvironment }, { framework }) => {
        const name = new framework.TerraformVariable(scope, 'name', { type: 'string' });
        const address = { projectId: 'p', environmentName: name.stringValue };
        new projectEnvironment.ProjectEnvironment(scope, 'e', address);
      },
      { except: ['test/e'] },
    ],
  ];
  test.each(fine)('lets %s pass', (_, build, props) => {
    expect(problemsOf(build, props)).toBe('');
  });

  const noOwner = '[test/p] The project "p" has no owner.';
  const wrong: [string, Build, string, RequireGovernanceProps?][] = [
    ['a project alone', (scope, { project }) => new project.Project(scope, 'p', { id: 'p', name: 'P' }), noOwner],
    [
      'members without an owner',
      (scope, { project, projectAccess }) => {
        const { id } = new project.Project(scope, 'p', { id: 'p', name: 'P' });
        new projectAccess.ProjectAccess(scope, 'a', { project: id, roles: roles(5, [3]) });
      },
      noOwner,
    ],
    [
      'an owner role that nobody has',
      (scope, { project, projectAccess, projectRoleBinding }) => {
        const { id } = new project.Project(scope, 'p', { id: 'p', name: 'P' });
        new projectAccess.ProjectAccess(scope, 'a', { project: id, roles: roles(4, []) });
        new projectRoleBinding.ProjectRoleBinding(scope, 'b', { project: id, role: 4 });
      },
      noOwner,
    ],
    [
      'the owner of another project',
      (scope, unleash) => {
        new unleash.project.Project(scope, 'p', { id: 'p', name: 'P' });
        owned(scope, unleash, 'pp');
      },
      noOwner,
    ],
    [
      'another role that is looked up',
      (scope, { project, projectMember, dataUnleashRole }) => {
        const { id } = new project.Project(scope, 'p', { id: 'p', name: 'P' });
        const reader = new dataUnleashRole.DataUnleashRole(scope, 'reader', { name: 'Reader' });
        new projectMember.ProjectMember(scope, 'm', { project: id, member: 'user:3', roles: [reader.id] });
      },
      noOwner,
    ],
    [
      'a governed project below the baseline',
      (scope, _, { constructs }) =>
        new constructs.GovernedProject(scope, 'checkout', {
          projectId: 'checkout',
          name: 'Checkout',
          owners: { users: [3] },
          environments: ['production'],
          fourEyes: { production: 1 },
        }),
      '[test/checkout/Environment-production] "production" in the project "checkout" asks for 1; the baseline is 2.',
    ],
    [
      'an environment that says nothing about approvals',
      (scope, unleash) =>
        new unleash.projectEnvironment.ProjectEnvironment(scope, 'e', {
          projectId: owned(scope, unleash).id,
          environmentName: 'production',
        }),
      '"production" in the project "checkout" does not say how many approvals changes need; the baseline is 2.',
    ],
    [
      'change requests turned off',
      (scope, unleash) =>
        new unleash.projectEnvironment.ProjectEnvironment(scope, 'e', {
          projectId: 'elsewhere',
          environmentName: 'production',
          changeRequestsEnabled: false,
        }),
      '"production" in the project "elsewhere" has change requests turned off; the baseline is 2.',
    ],
    [
      'settings beside the environment that ask for less',
      settingsThatAskFor(1),
      '[test/s] "production" in the project "checkout" asks for 1; the baseline is 2.',
    ],
    [
      'approvals from a variable',
      (scope, unleash, { framework }) => {
        const approvals = new framework.TerraformVariable(scope, 'approvals', { type: 'number' });
        new unleash.projectEnvironment.ProjectEnvironment(scope, 'e', {
          projectId: 'p',
          environmentName: 'production',
          requiredApprovals: approvals.numberValue,
        });
      },
      'takes its approvals from a value that is not known before Terraform runs',
    ],
    [
      'an environment from a variable',
      (scope, unleash, { framework }) => {
        const name = new framework.TerraformVariable(scope, 'name', { type: 'string' });
        new unleash.projectEnvironment.ProjectEnvironment(scope, 'e', {
          projectId: 'p',
          environmentName: name.stringValue,
          requiredApprovals: 2,
        });
      },
      'The name of the environment is not known before Terraform runs',
    ],
    [
      'too few approvals by a stricter baseline',
      (scope, unleash) =>
        new unleash.projectEnvironment.ProjectEnvironment(scope, 'e', {
          projectId: 'p',
          environmentName: 'eu-live',
          requiredApprovals: 2,
        }),
      '"eu-live" in the project "p" asks for 2; the baseline is 3.',
      { approvals: { 'eu-live': 3 } },
    ],
  ];
  test.each(wrong)('refuses %s', (_, build, problem, props) => {
    expect(problemsOf(build, props)).toContain(problem);
  });
});
