// Custom root roles: what Terraform's own account may do through one, and Admins who have ADMIN through one, stay.
import { type Rights, readCaller, readRights } from '../../src/access/index.ts';
import type { CallContext } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import type { PlanOf } from '../define.ts';
import { mayLock } from './allow-lockout.ts';
import { refusalFor, unlessLockedOut } from './guard.ts';
import { administers, lossesOf, withoutAdmin } from './losses.ts';
import { tellLosses } from './plan-losses.ts';

interface RoleState {
  readonly id: `${number}`;
  readonly type: string;
  readonly permissions: readonly { readonly name: string }[];
  readonly allow_lockout: boolean | null;
}

export async function planRole(context: PlanOf<RoleState>): Promise<void> {
  const { api, prior, planned } = context;
  if (!prior || mayLock(context) || prior.type !== 'root-custom' || planned.type !== prior.type) return;
  const left = planned.permissions?.map((permission) => permission?.name);
  if (!left || left.includes(undefined)) return;
  const lost = lostNames(prior.permissions, left);
  if (lost.length === 0) return;
  tellLosses(context, await lossesByRole(api, Number(prior.id), lost), describe(lost), 'permissions');
}

/** @param write that gives the role these permissions */
export async function writePermissions(
  api: Unleash,
  id: `${number}`,
  permissions: readonly { readonly name: string }[],
  { run, allowed }: Pick<CallContext, 'run'> & { readonly allowed: boolean },
  write: () => Promise<unknown>,
): Promise<void> {
  const lostNow = async () => {
    const current = await api.getRoleById({ roleId: id });
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
  await unlessLockedOut(api, { run, attribute: 'permissions' }, look, write);
}

const lostNames = (before: readonly { readonly name: string }[], left: readonly (string | undefined)[]): string[] => [
  ...new Set(before.map(({ name }) => name).filter((name) => !left.includes(name))),
];

const describe = (lost: readonly string[]) =>
  `no longer have the ${lost.length > 1 ? 'permissions' : 'permission'} ${lost.map((name) => JSON.stringify(name)).join(', ')}`;

async function lossesByRole(api: Unleash, role: number, lost: readonly string[]) {
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
