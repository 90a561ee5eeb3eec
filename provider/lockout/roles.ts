// Custom root roles: what Terraform's own account may do through one, and Admins who have ADMIN through one, stay.
import type { AdminApi } from '../../src/admin-api/index.ts';
import type { CallContext } from '../../src/terraform/framework/index.ts';
import { readCaller } from '../../src/access/index.ts';
import { mayLock } from './allow-lockout.ts';
import { refusalFor, unlessLockedOut } from './guard.ts';
import { administers, lossesOf, withoutAdmin } from './losses.ts';
import { type LockoutPlan, tellLosses } from './plan-losses.ts';
import { type Rights, readRights } from '../../src/access/index.ts';

interface RoleState {
  readonly id: string;
  readonly type: string;
  readonly permissions: readonly { readonly name: string }[];
}
interface RolePlan extends LockoutPlan, Pick<CallContext, 'private'> {
  readonly prior: RoleState | null;
  readonly planned: {
    readonly type?: string | undefined;
    readonly permissions?: readonly { readonly name?: string | undefined }[] | undefined;
    readonly allow_lockout?: boolean | null | undefined;
  };
}

export async function planRole(context: RolePlan): Promise<void> {
  const { api, prior, planned } = context;
  if (!prior || mayLock(context) || prior.type !== 'root-custom' || planned.type !== prior.type) return;
  const left = planned.permissions?.map(({ name }) => name);
  if (!left || left.includes(undefined)) return;
  const lost = lostNames(prior.permissions, left);
  if (lost.length === 0) return;
  tellLosses(context, await lossesByRole(api, Number(prior.id), lost), describe(lost), 'permissions');
}

/** @param write that gives the role these permissions */
export async function writePermissions(
  api: AdminApi,
  id: string,
  permissions: readonly { readonly name: string }[],
  { run, allowed }: Pick<CallContext, 'run'> & { readonly allowed: boolean },
  write: () => Promise<unknown>,
): Promise<void> {
  const lostNow = async () => {
    const current = await api.getRoleById({ roleId: id as `${number}` });
    return current.type === 'root-custom'
      ? lostNames(
          current.permissions,
          permissions.map(({ name }) => name),
        )
      : [];
  };
  if (allowed || (await lostNow()).length === 0) return void (await write());
  const look = async () => {
    const lost = await lostNow();
    if (lost.length === 0) return undefined;
    return refusalFor(await lossesByRole(api, Number(id), lost), describe(lost));
  };
  await unlessLockedOut({ run, attribute: 'permissions' }, look, write);
}

const lostNames = (before: readonly { readonly name: string }[], left: readonly (string | undefined)[]): string[] => [
  ...new Set(before.map(({ name }) => name).filter((name) => !left.includes(name))),
];

const describe = (lost: readonly string[]) =>
  `no longer have the ${lost.length > 1 ? 'permissions' : 'permission'} ${lost.map((name) => JSON.stringify(name)).join(', ')}`;

async function lossesByRole(api: AdminApi, role: number, lost: readonly string[]) {
  const [rights, { account }] = await Promise.all([readRights(api), readCaller(api)]);
  const change = lost.includes('ADMIN') ? withoutAdmin(role) : (same: Rights) => same;
  const { own, last } = lossesOf(rights, change, account);
  // Whoever administers the instance by another role needs none of these.
  const needsIt =
    account !== undefined &&
    rights.grants.some((grant) => grant.account === account && grant.role === role) &&
    !administers(change(rights), account);
  return { own: own || needsIt, last };
}
