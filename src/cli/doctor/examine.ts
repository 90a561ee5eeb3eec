// What there is to know of a connection before it is used: the way to Unleash, the token, and how full the instance is.
import { editionOf, type HeldPermission, mayWrite, neededPermissions } from '../../access/index.ts';
import { type AdminApi, AdminApiError } from '../../admin-api/index.ts';
import { type Hidden, type Inventory, takeInventory } from '../../inventory/index.ts';
import type { Connected } from '../../terraform/framework/index.ts';

export type Verdict = 'ok' | 'warning' | 'problem';

export interface Check {
  readonly about: string;
  readonly verdict: Verdict;
  readonly says: string;
}

interface TypeAccess {
  readonly type: string;
  readonly read: 'yes' | Hidden['why'];
  readonly write: ReturnType<typeof mayWrite> | 'unavailable';
  /** Any one of them is enough for writing, as ADMIN is; none where only ADMIN is. */
  readonly needs: readonly string[];
}

/** @throws AdminApiError where nothing can be asked at all */
export async function examine(api: AdminApi, connected: Connected) {
  const config = await api.getUiConfig();
  const { user, permissions } = await api.getMe();
  const inventory = await takeInventory(connected);
  const isAccount = user.id !== undefined && (await isServiceAccount(api, user.id));
  const token = {
    name: user.email ?? user.username ?? user.name ?? '',
    kind: user.id === undefined ? 'admin token' : isAccount ? 'service account' : 'person',
    permissions: [...new Set(permissions.map(({ permission }) => permission))].sort(),
  };
  const types = connected.provider.resources.map(({ name }) => accessTo(name, permissions, inventory));
  const counted = count(inventory);
  const limits = Object.entries(counted)
    .map(([what, used]) => ({ what, used, limit: config.resourceLimits?.[what as keyof typeof counted] ?? null }))
    .filter((one) => one.limit !== null);
  const { server, proxy, clockAhead } = api.connection;
  const instance = { server, proxy: proxy ?? null, version: config.version, edition: editionOf(config) };
  const clockSeconds = clockAhead === undefined ? null : Math.round(clockAhead / 1000);
  return { ...instance, maintenance: config.maintenanceMode ?? false, token, clockSeconds, limits, types };
}

export type Examination = Awaited<ReturnType<typeof examine>>;

function accessTo(name: string, held: readonly HeldPermission[], { hidden }: Inventory): TypeAccess {
  const whole = hidden.find((one) => one.typeName === `unleash_${name}` && one.name === null);
  const write = whole?.why === 'unavailable' ? 'unavailable' : mayWrite(name, held);
  return { type: `unleash_${name}`, read: whole?.why ?? 'yes', write, needs: neededPermissions[name] ?? [] };
}

/** By the names that limits have. */
const count = ({ held }: Inventory) => {
  const of = (name: string) => held.filter(({ resource }) => resource.name === name).length;
  return {
    projects: of('project'),
    environments: of('environment'),
    apiTokens: of('api_token'),
    segments: of('segment'),
  };
};

async function isServiceAccount(api: AdminApi, id: number): Promise<boolean> {
  try {
    return (await api.getServiceAccounts()).serviceAccounts.some((account) => account.id === id);
  } catch (error) {
    if (error instanceof AdminApiError && error.status !== undefined) return false;
    throw error;
  }
}
