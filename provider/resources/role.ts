// Custom roles: named sets of permissions, for the whole instance or inside projects.
import type { GetRoleByIdAnswer, GetRolesAnswer } from '../../src/admin-api/index.ts';
import {
  computed,
  deletionProtection,
  optional,
  required,
  textOfNumber,
  trimmed,
} from '../../src/terraform/framework/index.ts';
import { checkPermissions } from '../rules/permissions.ts';
import { insideOf, known } from '../writes/claims.ts';
import { creationLog } from '../../src/events/index.ts';
import { comesWithUnleash } from '../shapes/comes-with-unleash.ts';
import { defineResource } from '../define.ts';
import { deleteRole } from '../writes/delete-role.ts';
import { allowLockout, mayLockAtDelete } from '../lockout/allow-lockout.ts';
import { planRole, writePermissions } from '../lockout/roles.ts';

export const role = defineResource('role', {
  description:
    'A custom role: a named set of permissions. Root roles apply to the whole instance, project roles inside the projects where they are granted.',
  area: 'Roles and access',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/rbac#custom-project-roles',
  naming: ['name'],
  attributes: {
    id: computed.numberAsText('Number that Unleash gave the role, as text.'),
    name: required.string('Name, unique among all roles, the predefined ones included.').check(trimmed),
    type: required
      .oneOf(
        ['root-custom', 'custom'],
        'Where the role applies: `root-custom` on the whole instance, `custom` inside projects.',
      )
      .forcesReplacement(),
    description: required.string('What the role is for.'),
    permissions: required.setOf(
      {
        name: required.string('Permission, such as `CREATE_FEATURE`.').references('permission.name'),
        environment: optional
          .string(
            'Environment to which the permission is limited, for permissions that act in one; left out, it holds in each.',
          )
          .references('environment.name'),
      },
      'What the role allows. Changes made elsewhere are undone.',
    ),
    deletion_protection: deletionProtection(),
    allow_lockout: allowLockout(
      'changes of a root role that take permissions from the account that Terraform itself uses, or `ADMIN` from the last people who have it,',
    ),
  },
  identity: ['id'],
  whereToFind: 'The admin UI shows roles at `/admin/roles`, without their numbers; `GET /api/admin/roles` has them.',
  insideOf: ({ permissions }) =>
    insideOf(
      [],
      known(permissions).map((permission) => permission.environment),
    ),
  dataSources: {
    many: 'roles',
    description:
      'Roles of the instance: predefined and custom ones, for the whole instance and for projects. Permissions are not among what is listed.',
    requires: 'pro',
    filters: ['type'],
  },
  listOmits: ['permissions'],

  list: async (api) => (await api.getRoles()).roles,
  read: (api, { id }) => api.getRoleById({ roleId: id }),
  toState: (item: RoleItem) => ({
    id: textOfNumber(item.id),
    name: item.name,
    type: item.type as 'custom',
    description: item.description ?? '',
    permissions: (item.permissions ?? []).map(({ name, environment }) => ({ name, environment: environment || null })),
  }),

  leftAlone: ({ type }) => (/^(root|project)$/.test(type) ? comesWithUnleash : undefined),

  toBody: ({ name, type, description, permissions }) => ({
    name,
    type,
    description,
    permissions: permissions.map(({ name, environment }) => ({ name, ...(environment !== null && { environment }) })),
  }),
  create: async (api, body) => ({ id: textOfNumber((await api.createRole({ body })).roles.id) }),
  creationLog: creationLog('role', { isAbout: (data, { name }) => data.name === name }),
  update: (api, { id }, body, { desired, run }) => {
    const update = () => api.updateRole({ roleId: id, body });
    const allowed = desired.allow_lockout === true;
    return writePermissions(api, id, body.permissions, { run, allowed }, update);
  },
  delete: (api, { id }, context) => deleteRole(api, id, context.run, mayLockAtDelete(context)),

  plan: async (context) => {
    const { prior, error } = context;
    if (prior?.type.match(/^(root|project)$/)) {
      error(
        'Predefined role',
        `The role ${JSON.stringify(prior.name)} comes with Unleash and cannot be managed. Forget it with "terraform state rm", and refer to it with the data source unleash_role.`,
        ['name'],
      );
      return;
    }
    await planRole(context);
    await checkPermissions(context);
  },
});

/** A list tells nothing of permissions. */
type RoleItem = GetRolesAnswer['roles'][number] & Partial<Pick<GetRoleByIdAnswer, 'permissions'>>;
