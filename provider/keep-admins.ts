// Keeps somebody Admin, and Terraform able to work: whoever takes the last way to administer an instance cannot undo it.
import type { AdminApi } from '../src/admin-api/index.ts';
import { type AdminHold, readAdminHolds } from './admin-holds.ts';
import { readCaller } from './caller.ts';

export interface LockoutPlan {
  readonly api: AdminApi;
  readonly noticed: Map<string, unknown>;
  error(summary: string, detail: string, path?: readonly (string | number)[]): void;
}

type Loses = (hold: AdminHold) => boolean;

/** Remembers that this run makes a person Admin. It counts for plans that come after it. */
export function noteNewAdmin({ noticed }: Pick<LockoutPlan, 'noticed'>): void {
  noticed.set('new admin', true);
}

/**
 * Refuses a plan after which nobody who can sign in is Admin, or the account that Terraform itself uses no longer is. What the
 * same run takes from others counts too.
 * @param loses whether the plan ends a hold
 * @param allowed whether the configuration says that it is meant
 */
export async function refuseLosingAdmins(
  { api, noticed, error }: LockoutPlan,
  loses: Loses,
  allowed: boolean,
  path: readonly string[],
): Promise<void> {
  const losses = [...((noticed.get('lost admins') as Loses[] | undefined) ?? []), loses];
  noticed.set('lost admins', losses);
  if (allowed) return;
  const [holds, { account }] = await Promise.all([readAdminHolds(api), readCaller(api)]);
  const left = holds.filter((hold) => !losses.some((loss) => loss(hold)));
  const takesLast = (isOne: (hold: AdminHold) => boolean) =>
    holds.some((hold) => isOne(hold) && loses(hold)) && !left.some(isOne);
  if (takesLast((hold) => hold.account === account)) refuseOwnLoss(error, 'no longer be Admin', path);
  if (noticed.get('new admin') || !takesLast(({ isPerson }) => isPerson)) return;
  error(
    'Nobody would be Admin any more',
    'This takes the root role Admin from the last person who has it, of their own or through a group; service accounts do not count, since nobody signs in with them. Make somebody else Admin first (and let this resource depend on it), or set allow_lockout = true if it is meant.',
    path,
  );
}

export function refuseOwnLoss(error: LockoutPlan['error'], how: string, path: readonly string[]): void {
  error(
    'Terraform would lose its own access',
    `The account or token that Terraform itself uses would ${how}, so this run and all later ones would fail halfway. Let Terraform use another token with the root role Admin, or set allow_lockout = true if it is meant.`,
    path,
  );
}
