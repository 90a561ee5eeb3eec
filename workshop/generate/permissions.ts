// Permission names by scope, from openapi/permissions.json: as constants for people who write TypeScript, and as lists for the
// provider's functions.
import permissions from '../../openapi/permissions.json' with { type: 'json' };
import { notice } from './notice.ts';

type PermissionScope = keyof typeof permissions;

/** What the constants of a scope are called, and what their documentation says. */
const constants: { readonly [scope in PermissionScope]: readonly [name: string, docs: string] } = {
  root: ['RootPermission', 'Permissions that act on the whole instance: for root roles.'],
  project: ['ProjectPermission', 'Permissions that act on a whole project: for project roles.'],
  environment: [
    'EnvironmentPermission',
    'Permissions that act in one environment of a project: for project roles, by environment.',
  ],
};

export function renderPermissions(): Map<string, string> {
  const scopes = Object.keys(constants) as PermissionScope[];
  return new Map([
    ['provider/cdktf/constructs/generated/permissions.ts', `${notice}\n${scopes.map(constantsOf).join('\n')}`],
    ['provider/generated/permissions.ts', notice + listsOf(scopes)],
  ]);
}

function listsOf(scopes: readonly PermissionScope[]): string {
  const lists = scopes.map((scope) => `  ${scope}: ${JSON.stringify(namesOf(scope))},\n`);
  return `\nexport const permissionsByScope: { readonly [scope in '${scopes.join("' | '")}']: readonly string[] } = {\n${lists.join('')}};\n`;
}

const namesOf = (scope: PermissionScope) => permissions[scope].map(({ name }) => name).sort();

function constantsOf(scope: PermissionScope): string {
  const [name, docs] = constants[scope];
  const entries = permissions[scope]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((permission) => `  /** ${permission.displayName}. */\n  ${permission.name}: '${permission.name}',\n`);
  return [
    `/** ${docs} */\nexport const ${name} = {\n${entries.join('')}} as const;\n`,
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];\n`,
  ].join('\n');
}
