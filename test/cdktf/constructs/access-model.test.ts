// AccessModel: roles and groups from a table, grants by name, and what the table may not say.
import { expect, test } from 'vitest';
import type { AccessModelProps } from '../../../provider/cdktf/constructs/index.ts';
import { all, describeBoth, ref } from './workbench.ts';

describeBoth('an access model', (workbench) => {
  const table = () => {
    const { RootPermission, ProjectPermission, EnvironmentPermission } = workbench().constructs;
    return {
      rootRoles: { Auditor: { description: 'Reads the audit log', permissions: [RootPermission.READ_LOGS] } },
      projectRoles: {
        Developer: {
          description: 'Builds flags',
          permissions: [ProjectPermission.CREATE_FEATURE],
          environments: { development: [EnvironmentPermission.UPDATE_FEATURE_ENVIRONMENT] },
        },
        Spectator: { description: 'Sees a private project' },
      },
      groups: {
        Checkout: { description: 'Cart and payment', users: [3, '4'] },
        Security: { mappingsSso: ['security'], rootRole: 'Auditor' as const },
        Guests: { rootRole: 'Viewer' as const },
      },
    };
  };

  test('is roles and groups', () => {
    const { constructs, stack, synth } = workbench();
    const scope = stack();
    const access = new constructs.AccessModel(scope, 'access', table());
    const resources = synth(scope);
    expect(all(resources, 'unleash_role')).toEqual(
      expect.arrayContaining([
        {
          name: 'Auditor',
          type: 'root-custom',
          description: 'Reads the audit log',
          permissions: [{ name: 'READ_LOGS' }],
        },
        {
          name: 'Developer',
          type: 'custom',
          description: 'Builds flags',
          permissions: [{ name: 'CREATE_FEATURE' }, { name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'development' }],
        },
        { name: 'Spectator', type: 'custom', description: 'Sees a private project', permissions: [] },
      ]),
    );
    expect(all(resources, 'unleash_group')).toEqual(
      expect.arrayContaining([
        { name: 'Checkout', description: 'Cart and payment', users: [3, 4] },
        {
          name: 'Security',
          mappings_sso: ['security'],
          root_role: ref(`unleash_role.${access.rootRole('Auditor').friendlyUniqueId}.id`),
        },
        { name: 'Guests', root_role: 3 },
      ]),
    );
  });

  test('grants its roles, and predefined ones, to its groups', () => {
    const { constructs, stack, synth } = workbench();
    const scope = stack();
    const access = new constructs.AccessModel(scope, 'access', table());
    const project = new constructs.GovernedProject(scope, 'checkout', {
      projectId: 'checkout',
      name: 'Checkout',
      owners: { users: [3] },
      environments: [],
    });
    access.grant(project, { Developer: ['Checkout'], Member: ['Guests', 'Security'], Spectator: undefined });
    const id = (name: 'Checkout' | 'Guests' | 'Security') =>
      ref(`unleash_group.${access.group(name).friendlyUniqueId}.id`);
    expect(all(synth(scope), 'unleash_project_access')[0]!.roles).toEqual([
      { role: 4, users: [3], groups: [] },
      {
        role: ref(`unleash_role.${access.projectRole('Developer').friendlyUniqueId}.id`),
        users: [],
        groups: [id('Checkout')],
      },
      { role: 5, users: [], groups: [id('Guests'), id('Security')] },
    ]);
  });

  test('lets roles wait for environments that are resources', () => {
    const { constructs, unleash, stack, synth } = workbench();
    const scope = stack();
    const development = new unleash.environment.Environment(scope, 'dev', { name: 'development', type: 'development' });
    new constructs.AccessModel(scope, 'access', { ...table(), environments: [development] });
    const developer = all(synth(scope), 'unleash_role').find(({ name }) => name === 'Developer');
    expect(developer!.permissions).toContainEqual({
      name: 'UPDATE_FEATURE_ENVIRONMENT',
      environment: ref('unleash_environment.dev.name'),
    });
  });

  test('protects its roles when asked to', () => {
    const { constructs, stack, synth } = workbench();
    const scope = stack();
    new constructs.AccessModel(scope, 'access', { ...table(), deletionProtection: true });
    expect(all(synth(scope), 'unleash_role').map((role) => role.deletion_protection)).toEqual([true, true, true]);
  });

  // What the compiler refuses too, for those who come without it.
  const role = { description: '', permissions: [] };
  const permissions = (...names: string[]) => ({ description: '', permissions: names as never });
  const wrong: [string, AccessModelProps, string][] = [
    [
      'a name for two roles',
      { rootRoles: { A: role }, projectRoles: { A: role } },
      'rootRoles and projectRoles both have "A". Names are unique',
    ],
    ['a predefined name', { projectRoles: { Owner: role } }, '"Owner" comes with Unleash and cannot be managed.'],
    [
      'a permission twice',
      { rootRoles: { A: permissions('READ_LOGS', 'READ_LOGS') } },
      'rootRoles["A"].permissions has "READ_LOGS" more than once.',
    ],
    [
      'an unknown permission',
      { rootRoles: { A: permissions('READ_LOG') } },
      'rootRoles["A"].permissions has "READ_LOG", which this version does not know',
    ],
    [
      'a project permission in a root role',
      { rootRoles: { A: permissions('CREATE_FEATURE') } },
      'rootRoles["A"].permissions has CREATE_FEATURE, which acts on a whole project',
    ],
    [
      'a root permission in a project role',
      { projectRoles: { A: permissions('ADMIN') } },
      'projectRoles["A"].permissions has ADMIN, which acts on the whole instance',
    ],
    [
      'an environment permission without one',
      { projectRoles: { A: permissions('UPDATE_FEATURE_ENVIRONMENT') } },
      'projectRoles["A"].permissions has UPDATE_FEATURE_ENVIRONMENT, which acts in one environment',
    ],
    [
      'a project permission in an environment',
      { projectRoles: { A: { description: '', environments: { production: ['CREATE_FEATURE' as never] } } } },
      'projectRoles["A"].environments["production"] has CREATE_FEATURE, which acts on a whole project',
    ],
    [
      'an unknown environment',
      { environments: ['production'], projectRoles: { A: { description: '', environments: { prod: [] } } } },
      'projectRoles["A"].environments["prod"]: environments has only "production".',
    ],
    [
      'a group with an unknown root role',
      { groups: { G: { rootRole: 'Auditor' } } },
      'groups["G"].rootRole is "Auditor", which is no root role',
    ],
    [
      'a group with a project role',
      { projectRoles: { A: role }, groups: { G: { rootRole: 'A' } } },
      'groups["G"].rootRole is "A", which is no root role',
    ],
    [
      'a mapping twice',
      { groups: { G: { mappingsSso: ['g', 'g'] } } },
      'groups["G"].mappingsSso has "g" more than once.',
    ],
    ['a member by name', { groups: { G: { users: ['ada'] } } }, 'groups["G"].users has "ada", which is no id.'],
  ];
  test.each(wrong)('refuses %s', (_, props, problem) => {
    const { constructs, stack } = workbench();
    expect(() => new constructs.AccessModel(stack(), 'access', props)).toThrow(`AccessModel "test/access": ${problem}`);
  });

  test('refuses to give what it does not have', () => {
    const { constructs, stack } = workbench();
    const access = new constructs.AccessModel(stack(), 'access', table());
    expect(() => access.group('Nobody' as 'Guests')).toThrow(
      'it has no group "Nobody", only "Checkout", "Security", "Guests".',
    );
    expect(() => access.projectRole('Nothing' as 'Developer')).toThrow('it has no project role "Nothing"');
    expect(() => access.rootRole('Developer' as 'Auditor')).toThrow('it has no root role "Developer"');
  });
});
