// Constructs for CDKTF and CDK Terrain: what a platform team would otherwise write again and again.
export { AccessModel, type AccessModelProps, type GrantTable, type GroupRow } from './access-model.ts';
export { EnvironmentPermission, ProjectPermission, RootPermission } from './generated/permissions.ts';
export { GovernedProject, type GovernedProjectProps } from './governed-project.ts';
export { type EnvironmentRow, InstanceBaseline, type InstanceBaselineProps } from './instance-baseline.ts';
export {
  type LeastPrivilegeEnvironments,
  type LeastPrivilegeProjectRole,
  type LeastPrivilegeRootRole,
  leastPrivilegeRoles,
} from './least-privilege-roles.ts';
export type { AccessScope, Holders } from './project-grants.ts';
export { type EnvironmentReference, type NumberedReference, ProjectRole, RootRole } from './reference.ts';
export { RequireGovernance, type RequireGovernanceProps } from './require-governance.ts';
export type { ProjectRoleRow, RootRoleRow } from './role-tables.ts';
export type { SignInProps } from './sign-in.ts';
