// Refuses plans that take Admin from the last account that has it, or the account from under Terraform.
import { adminRole } from './admin-holds.ts';
import { readCaller } from './caller.ts';
import { type LockoutPlan, noteNewAdmin, refuseLosingAdmins, refuseOwnLoss } from './keep-admins.ts';

interface AccountState {
  readonly id: string | number;
  readonly username: string | null;
  readonly root_role: number;
  readonly allow_lockout: boolean | null;
}
type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

interface AccountPlan extends LockoutPlan {
  readonly prior: AccountState | null;
  readonly planned: Optional<AccountState>;
  warn(summary: string, detail: string, attribute?: string): void;
}

/** @param isPerson whether somebody can sign in with such an account */
export async function guardAccountChange(context: AccountPlan, isPerson: boolean): Promise<void> {
  const { prior, planned, api, warn } = context;
  const isReplaced = prior !== null && prior.username !== planned.username;
  if (isPerson && planned.root_role === adminRole && (prior?.root_role !== adminRole || isReplaced))
    noteNewAdmin(context);
  const allowed = planned.allow_lockout === true;
  if (isReplaced) return refuseDeletion({ ...context, prior }, allowed, 'username');
  if (!prior || planned.root_role === undefined || planned.root_role === prior.root_role) return;
  const id = Number(prior.id);
  if (prior.root_role === adminRole) {
    const isOwnRole = ({ account, group }: { account: number; group: number | null }) =>
      account === id && group === null;
    return refuseLosingAdmins(context, isOwnRole, allowed, ['root_role']);
  }
  if (planned.root_role === adminRole || (await readCaller(api)).account !== id) return;
  warn(
    'Terraform changes its own root role',
    'This is the account that Terraform itself uses. If the new root role allows less than Terraform needs, the rest of this run fails, and Terraform cannot undo it.',
    'root_role',
  );
}

export const guardAccountDestroy = (context: LockoutPlan & { readonly prior: AccountState }): Promise<void> =>
  refuseDeletion(context, context.prior.allow_lockout === true, 'root_role');

async function refuseDeletion(
  context: LockoutPlan & { readonly prior: AccountState },
  allowed: boolean,
  attribute: string,
): Promise<void> {
  const id = Number(context.prior.id);
  const isOwn = !allowed && (await readCaller(context.api)).account === id;
  if (isOwn) return refuseOwnLoss(context.error, 'be deleted', [attribute]);
  await refuseLosingAdmins(context, ({ account }) => account === id, allowed, [attribute]);
}
