// What OCSF 1.9 changes of what 1.8 has, for the classes that events of Unleash are in: facts of its schema, for a validator that
// knows 1.8. https://github.com/ocsf/ocsf-schema/blob/1.9.0/CHANGELOG.md

interface Change {
  /** Class of 1.8 that it is made from. */
  readonly from: string;
  readonly uid: number;
  readonly activities: readonly string[];
  /** Objects, or strings; with `[]` several of them. */
  readonly added: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
  readonly required: readonly string[];
}

/** Activities in the order of their ids, from 1. */
export const classes: Readonly<Record<string, Change>> = {
  user_management: {
    ...{ from: 'account_change', uid: 3007 },
    activities: [
      ...['Create', 'Update', 'Delete', 'Enable', 'Disable', 'Lock', 'Unlock', 'Password Change', 'Password Reset'],
      ...['Attach Policies', 'Detach Policies', 'Enable MFA Factors', 'Disable MFA Factors', 'Assign Privileges'],
      ...['Remove Privileges', 'Assign Roles', 'Remove Roles', 'Add Programmatic Credentials'],
      'Remove Programmatic Credentials',
    ],
    added: { iam_roles: 'iam_role[]', privileges: 'string[]', resources: 'resource_details[]', updated_user: 'user' },
    removed: ['policy', 'user_result'],
    required: ['user'],
  },
  role_management: {
    ...{ from: 'account_change', uid: 3008 },
    activities: [
      ...['Create', 'Update', 'Delete', 'Assign Privileges', 'Remove Privileges', 'Assign Resources'],
      ...['Remove Resources', 'Attach Policies', 'Detach Policies', 'Add Programmatic Credentials'],
      'Remove Programmatic Credentials',
    ],
    added: { iam_role: 'iam_role', updated_role: 'iam_role', privileges: 'string[]', resources: 'resource_details[]' },
    removed: ['policy', 'user', 'user_result', 'auth_factors'],
    required: ['iam_role'],
  },
  group_management: {
    ...{ from: 'group_management', uid: 3006 },
    activities: [
      ...['Assign Privileges', 'Revoke Privileges', 'Add User', 'Remove User', 'Delete', 'Create', 'Add Subgroup'],
      ...['Remove Subgroup', 'Update', 'Attach Policies', 'Detach Policies', 'Assign Roles', 'Remove Roles'],
    ],
    added: { iam_roles: 'iam_role[]', resources: 'resource_details[]', users: 'user[]', updated_group: 'group' },
    // Deprecated there.
    removed: ['resource', 'user'],
    required: ['group'],
  },
};

/** What an IAM role may say of itself, but for what we never say. */
export const iamRole: Readonly<Record<string, string>> = { name: 'string', uid: 'string', privileges: 'string[]' };

/** Classes of 1.8 that are deprecated: nothing is said in them any more. */
export const deprecated = ['account_change', 'user_access'];
