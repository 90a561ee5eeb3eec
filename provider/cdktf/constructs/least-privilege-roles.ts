// Roles of the least-privilege guide: who works on flags, who lets changes through, who looks after the instance.
import { EnvironmentPermission, ProjectPermission, RootPermission } from './generated/permissions.ts';

export interface LeastPrivilegeEnvironments {
  /** Where developers switch flags themselves. */
  readonly open: readonly string[];
  /** Where changes go through change requests. */
  readonly guarded: readonly string[];
}

const inEach = <Permission extends EnvironmentPermission>(
  environments: readonly string[],
  permissions: readonly Permission[],
): { readonly [environment: string]: readonly Permission[] } =>
  Object.fromEntries(environments.map((environment) => [environment, permissions]));

/**
 * The rows for an `AccessModel`; the guide "Least privilege" says what each is for.
 *
 * @example new AccessModel(this, 'access', leastPrivilegeRoles({ open: ['development'], guarded: ['production'] }))
 */
export function leastPrivilegeRoles({ open, guarded }: LeastPrivilegeEnvironments) {
  return {
    rootRoles: {
      'Instance auditor': {
        description: 'Reads the audit log, the login history and the roles',
        permissions: [RootPermission.READ_LOGS, RootPermission.READ_ROLE],
      },
      'Catalogue keeper': {
        description: 'Keeps what all projects share: context fields, segments and tag types',
        permissions: [
          RootPermission.CREATE_CONTEXT_FIELD,
          RootPermission.UPDATE_CONTEXT_FIELD,
          RootPermission.DELETE_CONTEXT_FIELD,
          RootPermission.CREATE_SEGMENT,
          RootPermission.UPDATE_SEGMENT,
          RootPermission.DELETE_SEGMENT,
          RootPermission.CREATE_TAG_TYPE,
          RootPermission.UPDATE_TAG_TYPE,
          RootPermission.DELETE_TAG_TYPE,
        ],
      },
      Operator: {
        description: 'Puts the instance into maintenance and tells people about it',
        permissions: [RootPermission.UPDATE_MAINTENANCE_MODE, RootPermission.UPDATE_INSTANCE_BANNERS],
      },
    },
    projectRoles: {
      'Flag developer': {
        description: 'Builds flags and switches them where nothing is at stake; elsewhere proposes changes',
        permissions: [
          ProjectPermission.CREATE_FEATURE,
          ProjectPermission.UPDATE_FEATURE,
          ProjectPermission.UPDATE_FEATURE_DEPENDENCY,
          ProjectPermission.UPDATE_FEATURE_VARIANTS,
          ProjectPermission.DELETE_FEATURE,
        ],
        environments: inEach(open, [
          EnvironmentPermission.CREATE_FEATURE_STRATEGY,
          EnvironmentPermission.UPDATE_FEATURE_STRATEGY,
          EnvironmentPermission.DELETE_FEATURE_STRATEGY,
          EnvironmentPermission.UPDATE_FEATURE_ENVIRONMENT,
          EnvironmentPermission.UPDATE_FEATURE_ENVIRONMENT_VARIANTS,
        ]),
      },
      'Change approver': {
        description: 'Approves or rejects what others propose',
        environments: inEach(guarded, [EnvironmentPermission.APPROVE_CHANGE_REQUEST]),
      },
      'Release manager': {
        description: 'Applies what is approved, at the right time',
        environments: inEach(guarded, [EnvironmentPermission.APPLY_CHANGE_REQUEST]),
      },
      'Emergency responder': {
        description: 'Switches flags off in an incident without waiting for approval; for people on call alone',
        environments: inEach(guarded, [
          EnvironmentPermission.SKIP_CHANGE_REQUEST,
          EnvironmentPermission.UPDATE_FEATURE_ENVIRONMENT,
        ]),
      },
      'Token keeper': {
        description: 'Makes and withdraws the API tokens of the project',
        permissions: [
          ProjectPermission.READ_PROJECT_API_TOKEN,
          ProjectPermission.CREATE_PROJECT_API_TOKEN,
          ProjectPermission.DELETE_PROJECT_API_TOKEN,
        ],
      },
      'Project auditor': {
        description: 'Reads who has access to the project and how it is set up',
        permissions: [
          ProjectPermission.PROJECT_USER_ACCESS_READ,
          ProjectPermission.PROJECT_SETTINGS_READ,
          ProjectPermission.PROJECT_CHANGE_REQUEST_READ,
          ProjectPermission.PROJECT_DEFAULT_STRATEGY_READ,
        ],
      },
    },
  };
}

type Rows = ReturnType<typeof leastPrivilegeRoles>;
export type LeastPrivilegeRootRole = keyof Rows['rootRoles'];
export type LeastPrivilegeProjectRole = keyof Rows['projectRoles'];
