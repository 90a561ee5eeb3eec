// What the roles of grants have: as the server lists it or, where an edition lists no roles, as it judges those who have them.
import { type AdminApi, AdminApiError } from '../../admin-api/index.ts';
import type { Grant } from '../grants.ts';
import type { HeldInRole, ReviewedRole } from './review.ts';

/** @returns in the order of their ids */
export async function readRoles(api: AdminApi, grants: readonly Grant[], areListed: boolean): Promise<ReviewedRole[]> {
  const held = new Map(grants.map(({ role }) => [role.id, role]));
  const roles = await Promise.all(
    [...held.keys()].map((id) => (areListed ? readRole(api, id) : judge(api, id, grants))),
  );
  return roles.flat().sort((a, b) => a.id - b.id);
}

/** None where it was deleted since its grants were listed: nobody has it. */
async function readRole(api: AdminApi, id: number): Promise<ReviewedRole[]> {
  try {
    const { name, type, permissions } = await api.getRoleById({ roleId: String(id) });
    return [{ id, name, type, permissions: permissions.map(toHeld).sort(inOrder) }];
  } catch (error) {
    if (error instanceof AdminApiError && error.isNotFound) return [];
    throw error;
  }
}

const toHeld = ({
  name,
  type,
  environment,
}: {
  name: string;
  type: string;
  environment?: string | null;
}): HeldInRole => ({
  name,
  scope: type === 'root' || type === 'project' ? type : 'environment',
  environment: type === 'environment' ? environment || null : null,
});

/** The project that root roles are held in. */
const project = 'default';

async function judge(api: AdminApi, id: number, grants: readonly Grant[]): Promise<ReviewedRole[]> {
  const grant = grants.find(({ role, through, holder }) => role.id === id && !through && holder.type === 'user');
  if (!grant) return [];
  const { environments } = await api.getAllEnvironments();
  const ofUser = { id: grant.holder.id, project };
  const judged = await Promise.all(
    environments.map(({ name }) => api.getUserPermissions({ ...ofUser, environment: name })),
  );
  const [first] = judged;
  const anywhere = [...(first?.overview.root ?? []), ...(first?.overview.project ?? [])];
  const inEnvironments = judged.flatMap(({ overview }, index) =>
    (overview.environment ?? []).map((permission) => ({ ...permission, environment: environments[index]?.name })),
  );
  const has = [...anywhere, ...inEnvironments].filter(({ hasPermission }) => hasPermission).map(toHeld);
  // Whoever has every permission is said to have each of them, too.
  const admin = has.filter(({ name }) => name === 'ADMIN');
  return [{ ...grant.role, type: 'root', permissions: admin.length > 0 ? admin : has.sort(inOrder) }];
}

const inOrder = (a: HeldInRole, b: HeldInRole) => (keyOf(a) < keyOf(b) ? -1 : 1);
const keyOf = ({ name, environment }: HeldInRole) => `${name}\n${environment ?? ''}`;
