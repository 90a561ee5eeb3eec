// Names that do not compile: each line below an expected error is one. The compiler refuses this file when one is accepted.
import {
  AccessModel,
  EnvironmentPermission,
  GovernedProject,
  InstanceBaseline,
  ProjectPermission,
  RootPermission,
} from '../../../provider/cdktf/constructs/index.ts';

type Scope = ConstructorParameters<typeof AccessModel>[0];

export function wrongNames(scope: Scope): void {
  // @ts-expect-error: there is no such permission
  RootPermission.READ_LOG;
  // @ts-expect-error: it is a permission of projects
  RootPermission.CREATE_FEATURE;
  // @ts-expect-error: it is a permission of the instance
  ProjectPermission.ADMIN;
  // @ts-expect-error: it acts in one environment
  ProjectPermission.APPROVE_CHANGE_REQUEST;

  const description = 'What it is for';
  const access = new AccessModel(scope, 'fine', {
    rootRoles: { Auditor: { description, permissions: ['READ_LOGS', RootPermission.READ_ROLE] } },
    projectRoles: {
      Developer: {
        description,
        permissions: ['CREATE_FEATURE', ProjectPermission.UPDATE_FEATURE],
        environments: { development: [EnvironmentPermission.UPDATE_FEATURE_ENVIRONMENT] },
      },
    },
    groups: { Team: { rootRole: 'Auditor' }, Guests: { rootRole: 'Viewer' } },
  });
  // @ts-expect-error: a text that is not a permission
  new AccessModel(scope, 'a', { rootRoles: { A: { description, permissions: ['READ_LOG'] } } });
  // @ts-expect-error: a project permission in a root role
  new AccessModel(scope, 'b', { rootRoles: { A: { description, permissions: ['CREATE_FEATURE'] } } });
  // @ts-expect-error: a root permission in a project role
  new AccessModel(scope, 'c', { projectRoles: { A: { description, permissions: [RootPermission.ADMIN] } } });
  // @ts-expect-error: a root permission in one environment
  new AccessModel(scope, 'd', { projectRoles: { A: { description, environments: { live: ['ADMIN'] } } } });
  // @ts-expect-error: a root role that is not in the table
  new AccessModel(scope, 'e', { groups: { G: { rootRole: 'Auditor' } } });

  access.projectRole('Developer');
  // @ts-expect-error: a misspelt role
  access.projectRole('Developper');
  // @ts-expect-error: a root role is not granted in projects
  access.projectRole('Auditor');
  // @ts-expect-error: there is no such group
  access.group('Teams');

  const project = new GovernedProject(scope, 'p', {
    projectId: 'p',
    name: 'P',
    owners: { users: [1] },
    environments: [],
  });
  access.grant(project, { Developer: ['Team'], Owner: ['Guests'] });
  // @ts-expect-error: there is no such role
  access.grant(project, { Developper: ['Team'] });
  // @ts-expect-error: there is no such group
  access.grant(project, { Developer: ['Teams'] });
  // @ts-expect-error: a project has owners
  new GovernedProject(scope, 'q', { projectId: 'q', name: 'Q', environments: [] });

  // @ts-expect-error: the guide has no such role
  new InstanceBaseline(scope, 'i', {}).roles.projectRole('Developer');
}
