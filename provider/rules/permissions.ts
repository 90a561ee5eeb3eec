// Refuses a role that names permissions the server does not know, or limits them to environments in vain.
import { type AdminApi, AdminApiError } from '../../src/admin-api/index.ts';
import { nearest, type Warn } from '../../src/terraform/framework/index.ts';
import type { PlanOf } from '../define.ts';

interface Role {
  readonly type: string;
  readonly permissions: readonly { readonly name: string; readonly environment: string | null }[];
}

type PlannedRole = PlanOf<Role>['planned'];
type PlannedPermission = NonNullable<NonNullable<PlannedRole['permissions']>[number]>;

/** Asks the server for its permissions, so that those of newer servers are known too. */
export async function checkPermissions({ api, prior, planned, error, warn }: PlanOf<Role>): Promise<void> {
  const added = addedBy(planned, prior);
  const names = added.flatMap(({ name }) => name ?? []);
  if (names.length === 0) return;
  const known = await listPermissions(api);
  if (!known) return;
  for (const { name, environment } of added) {
    const problem = name === undefined ? undefined : problemOf(name, environment, planned.type, known);
    if (problem) error('Invalid permission', problem, ['permissions']);
  }
  if (planned.type === 'custom') warnOfEveryEnvironment(added, known, warn);
  if (planned.type === 'root-custom' && names.includes('ADMIN')) {
    warn(
      'A role that may do everything',
      'Whoever has a root role with the permission ADMIN is an Admin in all but name: every other permission of the role is in it. Remove it unless that is what the role is for.',
      ['permissions'],
    );
  }
}

/** Terraform drops an attribute of a nested object that it does not know, so a misspelt one arrives as none. */
function warnOfEveryEnvironment(
  permissions: readonly PlannedPermission[],
  { perEnvironment }: KnownPermissions,
  warn: Warn,
): void {
  const everywhere = permissions.filter(
    ({ name, environment }) => environment === null && perEnvironment.has(name ?? ''),
  );
  if (everywhere.length === 0) return;
  const names = everywhere.map(({ name }) => name).join(', ');
  const [verb, them] = everywhere.length > 1 ? ['hold', 'them'] : ['holds', 'it'];
  warn(
    'Permission in every environment',
    `${names} ${verb} in every environment of the project, production included, because no environment is named. To limit ${them}, set environment; check its spelling if it is there, for Terraform drops an attribute that it does not know.`,
    ['permissions'],
  );
}

/** What is known of the planned permissions and new to the role. */
function addedBy({ type, permissions = [] }: PlannedRole, prior: Role | null): readonly PlannedPermission[] {
  const keyOf = ({ name, environment }: PlannedPermission) => `${name} ${environment ?? ''}`;
  const before = new Set(prior?.type === type ? prior?.permissions.map(keyOf) : []);
  return permissions.filter((one) => one !== undefined).filter((one) => !before.has(keyOf(one)));
}

function problemOf(
  name: string,
  environment: string | null | undefined,
  type: string | undefined,
  { all, onlyRoot, perEnvironment }: KnownPermissions,
): string | undefined {
  if (!all.has(name)) {
    return `This Unleash has no permission ${JSON.stringify(name)}.${nearest(name, all)} The data source unleash_permission and the documentation list them.`;
  }
  if (type === 'custom' && onlyRoot.has(name)) {
    return `${name} acts on the whole instance, so it does nothing in a role for projects. Remove it, or give the role the type "root-custom".`;
  }
  if (environment === null || environment === undefined) return undefined;
  if (type === 'root-custom') {
    return `${name} is limited to the environment ${JSON.stringify(environment)}, but Unleash drops the environment in a root role. Remove it, or give the role the type "custom".`;
  }
  if (!perEnvironment.has(name)) {
    return `${name} acts on the whole project, so limiting it to the environment ${JSON.stringify(environment)} has no effect. Remove the environment.`;
  }
  return undefined;
}

interface KnownPermissions {
  readonly all: ReadonlySet<string>;
  /** Those that act on the instance and nowhere else. */
  readonly onlyRoot: ReadonlySet<string>;
  /** Those that act in one environment of a project. */
  readonly perEnvironment: ReadonlySet<string>;
}

/** Undefined where the server has no such list: then it has no custom roles either, and says so when one is applied. */
async function listPermissions(api: AdminApi): Promise<KnownPermissions | undefined> {
  try {
    const { root = [], project, environments } = (await api.getPermissions()).permissions;
    const perEnvironment = environments.flatMap(({ permissions }) => permissions).map(({ name }) => name);
    const inProjects = new Set(project.map(({ name }) => name).concat(perEnvironment));
    const rootNames = root.map(({ name }) => name);
    return {
      all: new Set([...rootNames, ...inProjects]),
      onlyRoot: new Set(rootNames.filter((name) => !inProjects.has(name))),
      perEnvironment: new Set(perEnvironment),
    };
  } catch (error) {
    if (error instanceof AdminApiError && error.isRouteMissing) return undefined;
    throw error;
  }
}
