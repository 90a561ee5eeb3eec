// What a plan says of rights that it takes, from its own block and the server alone: the same in whatever order blocks are planned.
import type { Refuse } from '../../src/terraform/framework/index.ts';
import type { PlanDestroyOf } from '../define.ts';
import { readCaller } from '../../src/access/index.ts';
import { type Change, type Losses, lossesOf } from './losses.ts';
import { type Rights, readRights } from '../../src/access/index.ts';
import { lastAdmin, ownLoss } from './words.ts';

export type LockoutPlan = Pick<PlanDestroyOf<unknown>, 'api' | 'error' | 'warn'>;

/**
 * Refuses what takes from Terraform its own access, whoever else keeps theirs, and warns of what takes the last person who is
 * Admin now: another block may bring one, so only the apply can tell.
 */
export async function planLosses(
  plan: LockoutPlan,
  change: Change,
  attribute: string,
  { asked, own = 'no longer be Admin' }: { readonly asked?: number | undefined; readonly own?: string } = {},
): Promise<{ readonly rights: Rights; readonly account: number | undefined }> {
  const [rights, { account }] = await Promise.all([readRights(plan.api, asked), readCaller(plan.api)]);
  tellLosses(plan, lossesOf(rights, change, account), own, attribute);
  return { rights, account };
}

/** @param own how Terraform's own access would be lost */
export function tellLosses(
  { error, warn }: Pick<LockoutPlan, 'error' | 'warn'>,
  losses: Losses,
  own: string,
  attribute: string,
): void {
  if (losses.own) refuseOwnLoss(error, own, attribute);
  else if (losses.last) {
    const { summary, detail } = lastAdmin();
    warn(summary, detail, [attribute]);
  }
}

export function refuseOwnLoss(error: Refuse, how: string, attribute: string): void {
  const { summary, detail } = ownLoss(how);
  error(summary, detail, [attribute]);
}
