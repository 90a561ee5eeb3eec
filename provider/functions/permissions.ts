/** The permissions that roles are made of. */
import { ArgumentFailure, computed, defineFunction, nearest, required } from '../../src/terraform/framework/index.ts';
import { permissionsByScope } from '../generated/permissions.ts';

const scopes = ['root', 'project', 'environment'] as const;

export const permissions = defineFunction('permissions', {
  summary: 'Names of permissions by where they act, checked.',
  description:
    'All permissions of a scope; with names, exactly those, after a check that each of them is one: `provider::unleash::permissions("project", "UPDATE_FEATURE")`. These are the permissions of Unleash 8; the data source `unleash_permissions` asks the server for its own.',
  parameters: {
    scope: required.oneOf(
      scopes,
      '`root` for the whole instance, `project` for a whole project, `environment` for one environment of a project.',
    ),
  },
  variadic: { name: 'names', attribute: required.string('Name of a permission of that scope.') },
  returns: computed.setOfStrings('Names of permissions, as `unleash_role` takes them.'),
  call: ({ scope }, names) => {
    const known = permissionsByScope[scope];
    names.forEach((name, index) => {
      if (known.includes(name)) return;
      const other = scopes.find((one) => permissionsByScope[one].includes(name));
      const why = other
        ? `${name} is a permission of the scope ${JSON.stringify(other)}, not of ${JSON.stringify(scope)}.`
        : `Unleash has no permission ${JSON.stringify(name)} of the scope ${JSON.stringify(scope)}.${nearest(name, known)}`;
      throw new ArgumentFailure(1 + index, why);
    });
    return [...new Set(names.length > 0 ? names : known)].sort();
  },
});
