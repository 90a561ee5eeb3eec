// Refuses plans that take Admin from the last people who have it through a group.
import { adminRole } from './admin-holds.ts';
import { type LockoutPlan, noteNewAdmin, refuseLosingAdmins } from './keep-admins.ts';

interface GroupState {
  readonly id: string;
  readonly root_role: number | null;
  readonly users: readonly number[] | null;
  readonly allow_lockout: boolean | null;
}
interface GroupPlan extends LockoutPlan {
  readonly prior: GroupState | null;
  readonly planned: {
    readonly root_role?: number | null | undefined;
    readonly users?: readonly (number | undefined)[] | null | undefined;
    readonly allow_lockout?: boolean | null | undefined;
  };
}

export async function guardGroupChange(context: GroupPlan): Promise<void> {
  const { prior, planned } = context;
  const wasAdmin = prior?.root_role === adminRole;
  const staysAdmin = planned.root_role === adminRole;
  const members = planned.users ?? [];
  const isNew = (user: number | undefined) => !wasAdmin || user === undefined || !prior.users?.includes(user);
  if (staysAdmin && members.some(isNew)) noteNewAdmin(context);
  if (!wasAdmin || planned.root_role === undefined) return;
  const leaving = (prior.users ?? []).filter((user) => !members.includes(user));
  if (staysAdmin && (leaving.length === 0 || members.includes(undefined) || planned.users === undefined)) return;
  await refuseLosingAdmins(
    context,
    ({ group, account }) => group === Number(prior.id) && (!staysAdmin || leaving.includes(account)),
    planned.allow_lockout === true,
    [staysAdmin ? 'users' : 'root_role'],
  );
}

export async function guardGroupDestroy(context: LockoutPlan & { readonly prior: GroupState }): Promise<void> {
  const { id, root_role, allow_lockout } = context.prior;
  if (root_role !== adminRole) return;
  await refuseLosingAdmins(context, ({ group }) => group === Number(id), allow_lockout === true, ['root_role']);
}
