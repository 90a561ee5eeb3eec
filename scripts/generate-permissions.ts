// Writes permission names by scope: as constants for people who write TypeScript, and as lists for the provider's functions.
import { type PermissionScope, permissions } from '../src/sandbox/state/permissions.ts';
import { writeGenerated } from './write-generated.ts';

/** What the constants of a scope are called, and what their documentation says. */
const constants: { readonly [scope in PermissionScope]: readonly [name: string, docs: string] } = {
  root: ['RootPermission', 'Permissions that act on the whole instance: for root roles.'],
  project: ['ProjectPermission', 'Permissions that act on a whole project: for project roles.'],
  environment: [
    'EnvironmentPermission',
    'Permissions that act in one environment of a project: for project roles, by environment.',
  ],
};

export function generatePermissions(): void {
  const scopes = Object.keys(constants) as PermissionScope[];
  writeGenerated('provider/cdktf/constructs/generated/permissions.ts', `\n${scopes.map(constantsOf).join('\n')}`);
  writeGenerated('provider/generated/permissions.ts', listsOf(scopes));
}

function listsOf(scopes: readonly PermissionScope[]): string {
  const lists = scopes.map((scope) => `  ${scope}: ${JSON.stringify(namesOf(scope))},\n`);
  return `\nexport const permissionsByScope: { readonly [scope in '${scopes.join("' | '")}']: readonly string[] } = {\n${lists.join('')}};\n`;
}

const namesOf = (scope: PermissionScope) =>
  permissions
    .filter(({ type }) => type === scope)
    .map(({ name }) => name)
    .sort();

function constantsOf(scope: PermissionScope): string {
  const [name, docs] = constants[scope];
  const entries = permissions
    .filter(({ type }) => type === scope)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((permission) => `  /** ${permission.displayName}. */\n  ${permission.name}: '${permission.name}',\n`);
  return [
    `/** ${docs} */\nexport const ${name} = {\n${entries.join('')}} as const;\n`,
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];\n`,
  ].join('\n');
}
