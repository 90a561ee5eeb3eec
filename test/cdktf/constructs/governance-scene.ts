// What the tests of RequireGovernance build, and what it says of that.
import type { TerraformStack } from 'cdktf';
import type { RequireGovernanceProps } from '../../../provider/cdktf/constructs/index.ts';
import type { Workbench } from './workbench.ts';

type Unleash = Workbench['unleash'];
export type Build = (scope: TerraformStack, unleash: Unleash, workbench: Workbench) => void;

/** A plain project with an owner, named as `id` in the stack. */
export const owned = (scope: TerraformStack, unleash: Unleash, id = 'checkout') => {
  const project = new unleash.project.Project(scope, id, { id, name: id });
  new unleash.projectAccess.ProjectAccess(scope, `${id}-access`, {
    project: project.id,
    roles: [{ role: 4, users: [3], groups: [] }],
  });
  return project;
};

/** Change-request settings beside the environment that they are about, of a project with an owner. */
export const settingsThatAskFor =
  (requiredApprovals: number): Build =>
  (scope, unleash) => {
    const { id } = owned(scope, unleash);
    new unleash.projectEnvironment.ProjectEnvironment(scope, 'e', { projectId: id, environmentName: 'production' });
    new unleash.changeRequestSettings.ChangeRequestSettings(scope, 's', {
      project: id,
      environment: 'production',
      enabled: true,
      requiredApprovals,
    });
  };

export const roles = (role: number, users: number[], groups: number[] = []) => [{ role, users, groups }];

/** The complaint with which synthesis fails; empty when it does not. */
export function problemsIn(workbench: () => Workbench, build: Build, props?: RequireGovernanceProps): string {
  const { framework, constructs, unleash, stack, synth } = workbench();
  const scope = stack();
  build(scope, unleash, workbench());
  framework.Aspects.of(scope).add(new constructs.RequireGovernance(props));
  try {
    synth(scope);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
