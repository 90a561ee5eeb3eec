// Refuses a role that names permissions the server does not know, or limits them to environments in vain.
import { type AdminApi, AdminApiError } from '../src/admin-api/index.ts';
import { nearest } from '../src/terraform/framework/index.ts';

/** Undefined as long as it is not known. */
interface Permission {
  readonly name?: string | undefined;
  readonly environment?: string | null | undefined;
}

interface Role {
  readonly type?: string | undefined;
  readonly permissions?: readonly (Permission | undefined)[] | undefined;
}

interface RolePlan {
  readonly api: AdminApi;
  readonly prior: Role | null;
  readonly planned: Role;
  error(summary: string, detail: string, path?: readonly (string | number)[]): void;
  warn(summary: string, detail: string, attribute?: string): void;
}

/** Asks the server for its permissions, so that those of newer servers are known too. */
export async function checkPermissions({ api, prior, planned, error, warn }: RolePlan): Promise<void> {
  if (prior && allowedBy(prior) === allowedBy(planned)) return;
  const names = knownOf(planned).flatMap(({ name }) => name ?? []);
  if (names.length === 0) return;
  const known = await listPermissions(api);
  if (!known) return;
  for (const { name, environment } of knownOf(planned)) {
    const problem = name === undefined ? undefined : problemOf(name, environment, planned.type, known);
    if (problem) error('Invalid permission', problem, ['permissions']);
    else if (environment && !known.environments.has(environment)) {
      const quoted = JSON.stringify(environment);
      const hint = nearest(environment, known.environments);
      warn(
        'Unknown environment',
        `Unleash has no environment ${quoted} yet.${hint} Unless this run creates it first, applying the role fails.`,
        'permissions',
      );
    }
  }
}

const knownOf = ({ permissions = [] }: Role) => permissions.filter((permission) => permission !== undefined);

const allowedBy = ({ type, permissions = [] }: Role) =>
  JSON.stringify([type, ...permissions.map((one) => `${one?.name} ${one?.environment}`).sort()]);

function problemOf(
  name: string,
  environment: string | null | undefined,
  type: string | undefined,
  { all, perEnvironment }: KnownPermissions,
): string | undefined {
  if (!all.has(name)) {
    return `This Unleash has no permission ${JSON.stringify(name)}.${nearest(name, all)} The data source unleash_permission and the documentation list them.`;
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
  readonly environments: ReadonlySet<string>;
  /** Those that act in one environment of a project. */
  readonly perEnvironment: ReadonlySet<string>;
}

/** Undefined where the server has no such list: then it has no custom roles either, and says so when one is applied. */
async function listPermissions(api: AdminApi): Promise<KnownPermissions | undefined> {
  try {
    const { root = [], project, environments } = (await api.getPermissions()).permissions;
    const perEnvironment = environments.flatMap(({ permissions }) => permissions).map(({ name }) => name);
    const all = new Set([...root, ...project].map(({ name }) => name).concat(perEnvironment));
    return {
      all,
      perEnvironment: new Set(perEnvironment),
      environments: new Set(environments.map(({ name }) => name)),
    };
  } catch (error) {
    if (error instanceof AdminApiError && error.isRouteMissing) return undefined;
    throw error;
  }
}
