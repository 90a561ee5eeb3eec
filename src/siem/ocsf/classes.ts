// The classes of OCSF that events of Unleash are in, with the activities that each knows: https://schema.ocsf.io

export type OcsfVersion = '1.8' | '1.9';

/** What was done, in words that do not change from version to version. */
export type Action =
  | ('create' | 'read' | 'update' | 'delete' | 'enable' | 'disable' | 'activate' | 'deactivate' | 'suspend' | 'resume')
  | ('assign' | 'revoke' | 'add user' | 'remove user' | 'other');

/** Events that are in one class, whichever that is. */
export type Family = 'account' | 'access' | 'group' | 'role' | 'entity' | 'api';

export interface OcsfClass {
  readonly uid: number;
  readonly name: string;
  readonly category: { readonly uid: number; readonly name: string };
  /** Ids and captions; what is not here is 99, by the word that we have for it. */
  readonly activities: { readonly [Word in Action]?: readonly [id: number, caption: string] };
}

const iam = { uid: 3, name: 'Identity & Access Management' };

const accountChange: OcsfClass = {
  ...{ uid: 3001, name: 'Account Change', category: iam },
  activities: { create: [1, 'Create'], enable: [2, 'Enable'], disable: [5, 'Disable'], delete: [6, 'Delete'] },
};

const entityManagement: OcsfClass = {
  ...{ uid: 3004, name: 'Entity Management', category: iam },
  activities: {
    create: [1, 'Create'],
    read: [2, 'Read'],
    update: [3, 'Update'],
    delete: [4, 'Delete'],
    enable: [8, 'Enable'],
    disable: [9, 'Disable'],
    activate: [10, 'Activate'],
    deactivate: [11, 'Deactivate'],
    suspend: [12, 'Suspend'],
    resume: [13, 'Resume'],
  },
};

const userAccess: OcsfClass = {
  ...{ uid: 3005, name: 'User Access Management', category: iam },
  activities: { assign: [1, 'Assign Privileges'], revoke: [2, 'Revoke Privileges'] },
};

const groupManagement: OcsfClass = {
  ...{ uid: 3006, name: 'Group Management', category: iam },
  activities: {
    assign: [1, 'Assign Privileges'],
    revoke: [2, 'Revoke Privileges'],
    'add user': [3, 'Add User'],
    'remove user': [4, 'Remove User'],
    delete: [5, 'Delete'],
    create: [6, 'Create'],
  },
};

const apiActivity: OcsfClass = {
  ...{ uid: 6003, name: 'API Activity', category: { uid: 6, name: 'Application Activity' } },
  activities: { create: [1, 'Create'], read: [2, 'Read'], update: [3, 'Update'], delete: [4, 'Delete'] },
};

/** Nobody signs in by the audit log: the login history is in it. */
export const authentication: OcsfClass = {
  ...{ uid: 3002, name: 'Authentication', category: iam },
  activities: {},
};

/** New in 1.9. */
const userManagement: OcsfClass = {
  ...{ uid: 3007, name: 'User Management', category: iam },
  activities: {
    create: [1, 'Create'],
    update: [2, 'Update'],
    delete: [3, 'Delete'],
    enable: [4, 'Enable'],
    disable: [5, 'Disable'],
    assign: [16, 'Assign Roles'],
    revoke: [17, 'Remove Roles'],
  },
};

/** New in 1.9. */
const roleManagement: OcsfClass = {
  ...{ uid: 3008, name: 'Role Management', category: iam },
  activities: { create: [1, 'Create'], update: [2, 'Update'], delete: [3, 'Delete'] },
};

export const classes: { readonly [Version in OcsfVersion]: { readonly [Name in Family]: OcsfClass } } = {
  '1.8': {
    account: accountChange,
    access: userAccess,
    group: groupManagement,
    role: entityManagement,
    entity: entityManagement,
    api: apiActivity,
  },
  '1.9': {
    account: userManagement,
    access: userManagement,
    group: {
      ...groupManagement,
      activities: {
        ...groupManagement.activities,
        update: [9, 'Update'],
        assign: [12, 'Assign Roles'],
        revoke: [13, 'Remove Roles'],
      },
    },
    role: roleManagement,
    entity: entityManagement,
    api: apiActivity,
  },
};

export function activityOf({ activities }: OcsfClass, action: Action): readonly [id: number, caption: string] {
  return activities[action] ?? [99, `${action[0]!.toUpperCase()}${action.slice(1)}`];
}
