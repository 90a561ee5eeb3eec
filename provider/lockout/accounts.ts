// Users and service accounts: whoever is Admin last stays it, and so does the account that Terraform itself uses.
import {
  AttributeFailure,
  type CallContext,
  type DeletePart,
  ResourceFailure,
  type Warn,
} from '../../src/terraform/framework/index.ts';
import { adminRole, isPlainRole, mayAdminister, readCaller } from '../../src/access/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import type { PlanDestroyOf, PlanOf } from '../define.ts';
import { mayLock, mayLockAtDelete } from './allow-lockout.ts';
import { refusalOf, unlessNobodyIsAdmin, whileLeaving } from './guard.ts';
import { administers, withOwnRole, without } from './losses.ts';
import { type LockoutPlan, planLosses, refuseOwnLoss } from './plan-losses.ts';
import { ownLoss } from './words.ts';

/** Numbers of service accounts are numbers, those of users are text. */
interface AccountState {
  readonly id: string | number;
  readonly username: string | null;
  readonly root_role: number;
  readonly allow_lockout: boolean | null;
}
type Kind = 'user' | 'service account';

export async function planAccount(context: PlanOf<AccountState>, kind: Kind): Promise<void> {
  const { prior, planned, api, warn } = context;
  if (!prior || mayLock(context)) return;
  if (prior.username !== planned.username) return planDeletion(context, prior, kind, 'username');
  const next = planned.root_role;
  if (next === undefined || next === prior.root_role) return;
  const id = Number(prior.id);
  if (isPlainRole(prior.root_role)) {
    if (next !== adminRole && (await readCaller(api)).account === id) warnOfOwnChange(warn);
    return;
  }
  const { rights, account } = await planLosses(context, withOwnRole(id, next), 'root_role', { asked: next });
  if (account === id && next !== adminRole && !administers(rights, id)) warnOfOwnChange(warn);
}

const warnOfOwnChange = (warn: Warn): void =>
  warn(
    'Terraform changes its own root role',
    'This is the account that Terraform itself uses. If the new root role allows less than Terraform needs, the rest of this run fails, and Terraform cannot undo it.',
    ['root_role'],
  );

export const planAccountDestroy =
  (kind: Kind) =>
  async (context: PlanDestroyOf<AccountState>): Promise<void> => {
    if (context.prior.allow_lockout !== true) await planDeletion(context, context.prior, kind, 'root_role');
  };

async function planDeletion(context: LockoutPlan, prior: AccountState, kind: Kind, attribute: string): Promise<void> {
  const id = Number(prior.id);
  if ((await readCaller(context.api)).account === id) refuseOwnLoss(context.error, 'be deleted', attribute);
  else if (kind === 'user')
    await planLosses(
      context,
      without(({ account }) => account === id),
      attribute,
    );
}

export async function deleteAccount(
  api: Unleash,
  context: DeletePart<AccountState>,
  kind: Kind,
  remove: () => Promise<unknown>,
): Promise<void> {
  const id = Number(context.prior.id);
  if (mayLockAtDelete(context)) return void (await remove());
  if (kind === 'service account') {
    if ((await readCaller(api)).account === id) {
      throw new AttributeFailure('root_role', new ResourceFailure(refusalOf(ownLoss('be deleted'))));
    }
    return void (await remove());
  }
  const { run } = context;
  await whileLeaving(api, [id], async () => {
    if (!(await mayAdminister(api, id))) return remove();
    const isTheirs = ({ account }: { readonly account: number }) => account === id;
    return unlessNobodyIsAdmin(api, { run, attribute: 'root_role' }, without(isTheirs), remove, { own: 'be deleted' });
  });
}

interface AccountUpdate extends Pick<CallContext, 'run'> {
  readonly allowed: boolean;
}

/** @param write that gives the account the root role `next` */
export async function writeRootRole(
  api: Unleash,
  id: number,
  next: number,
  kind: Kind,
  { run, allowed }: AccountUpdate,
  write: () => Promise<unknown>,
): Promise<void> {
  const isHarmless = allowed || next === adminRole || !(await mayLoseByRole(api, id, next, kind));
  if (isHarmless) return void (await write());
  const guarded = { run, attribute: 'root_role' };
  await unlessNobodyIsAdmin(api, guarded, withOwnRole(id, next), write, { asked: next });
}

async function mayLoseByRole(api: Unleash, id: number, next: number, kind: Kind): Promise<boolean> {
  if (kind === 'service account') return (await readCaller(api)).account === id;
  const rootRole = Number((await api.getUser({ id: `${id}` })).rootRole);
  return rootRole !== next && !isPlainRole(rootRole);
}
