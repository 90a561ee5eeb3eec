// Groups: those who are Admin through one last stay it, and so does the account that Terraform itself uses.
import { isPlainRole } from '../../src/access/index.ts';
import type { CallContext } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import type { PlanDestroyOf, PlanOf } from '../define.ts';
import { mayLock, mayLockAtDelete } from './allow-lockout.ts';
import { unlessNobodyIsAdmin } from './guard.ts';
import { withGroup } from './losses.ts';
import { planLosses } from './plan-losses.ts';

interface GroupState {
  readonly id: `${number}`;
  readonly root_role: number | null;
  readonly users: readonly number[] | null;
  readonly allow_lockout: boolean | null;
}

export async function planGroup(context: PlanOf<GroupState>): Promise<void> {
  const { prior, planned } = context;
  if (!prior || mayLock(context) || isPlainRole(prior.root_role) || planned.root_role === undefined) return;
  const { root_role } = planned;
  const members = planned.users === undefined ? prior.users : planned.users;
  // One who is not known yet may be any of those who seem to leave.
  const stay = members?.includes(undefined) ? prior.users : members;
  const isSame = root_role === prior.root_role && (prior.users ?? []).every((id) => stay?.includes(id));
  if (isSame) return;
  const known = (stay ?? []).filter((id) => id !== undefined);
  const attribute = root_role === prior.root_role ? 'users' : 'root_role';
  const asked = root_role ?? undefined;
  await planLosses(context, withGroup(Number(prior.id), root_role, known), attribute, { asked });
}

export async function planGroupDestroy(context: PlanDestroyOf<GroupState>): Promise<void> {
  const { id, root_role, allow_lockout } = context.prior;
  if (allow_lockout === true || isPlainRole(root_role)) return;
  await planLosses(context, withGroup(Number(id), null, []), 'root_role');
}

export async function deleteGroup(
  api: Unleash,
  context: Pick<CallContext, 'run' | 'private'> & { readonly prior: GroupState },
  remove: () => Promise<unknown>,
): Promise<void> {
  const { id } = context.prior;
  const { rootRole } = await api.getGroup({ groupId: id });
  if (mayLockAtDelete(context) || isPlainRole(rootRole)) return void (await remove());
  const guarded = { run: context.run, attribute: 'root_role' };
  await unlessNobodyIsAdmin(api, guarded, withGroup(Number(id), null, []), remove);
}

interface GroupWrite {
  /** As the server has it just now. */
  readonly current: {
    readonly id?: number | undefined;
    readonly rootRole?: number | null | undefined;
    readonly users?: readonly { readonly user: { readonly id: number } }[] | undefined;
  };
  readonly rootRole: number | null;
  readonly users: readonly { readonly user: { readonly id: number } }[];
}

/** @param write that gives the group this root role and these members */
export async function writeGroup<T>(
  api: Unleash,
  { current, rootRole, users }: GroupWrite,
  { run, allowed }: Pick<CallContext, 'run'> & { readonly allowed: boolean },
  write: () => Promise<T>,
): Promise<T> {
  const members = users.map(({ user }) => user.id);
  const isSame = rootRole === current.rootRole && (current.users ?? []).every(({ user }) => members.includes(user.id));
  if (allowed || isSame || isPlainRole(current.rootRole)) return write();
  const attribute = rootRole === current.rootRole ? 'users' : 'root_role';
  const change = withGroup(Number(current.id), rootRole, members);
  return unlessNobodyIsAdmin(api, { run, attribute }, change, write, rootRole === null ? {} : { asked: rootRole });
}
