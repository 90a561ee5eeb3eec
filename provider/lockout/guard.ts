// Lets a write that takes something away happen only where nobody is locked out by it, as the server is at that moment.
import { readCaller, readRights } from '../../src/access/index.ts';
import { AttributeFailure, type CallContext, ResourceFailure } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import { type Change, type Losses, lossesOf } from './losses.ts';
import { nobodyAdmin, ownLoss } from './words.ts';

interface Guarded {
  readonly run: CallContext['run'];
  /** The attribute to which a refusal points. */
  readonly attribute: string;
}

/**
 * Looks and writes in one step, as all guarded writes of this process see it. As long as the look finds a reason not to write,
 * other writes of the run may still bring what is missing; after them nothing is written.
 * @param look why the write would lock somebody out, if it would
 */
export async function unlessLockedOut<T>(
  api: Unleash,
  { run, attribute }: Guarded,
  look: () => Promise<string | undefined>,
  write: () => Promise<T>,
): Promise<T> {
  let refusal: string | undefined;
  const done = await run.untilOthersDone(() =>
    api.inTurn('lockout', async () => {
      refusal = await look();
      return refusal === undefined ? { result: await write() } : undefined;
    }),
  );
  if (done) return done.result;
  throw new AttributeFailure(attribute, new ResourceFailure(refusal));
}

/** The same for a change of who has root roles. */
export const unlessNobodyIsAdmin = <T>(
  api: Unleash,
  guarded: Guarded,
  change: Change,
  write: () => Promise<T>,
  { asked, own = 'no longer be Admin' }: { readonly asked?: number; readonly own?: string } = {},
): Promise<T> =>
  unlessLockedOut(
    api,
    guarded,
    async () => {
      const [rights, { account }] = await Promise.all([readRights(api, asked), readCaller(api)]);
      const losses = lossesOf(rights, change, account, (one) => api.leavingAccounts.has(one));
      return refusalFor(losses, own);
    },
    write,
  );

/** @param own how Terraform's own access would be lost */
export const refusalFor = (losses: Losses, own: string): string | undefined => {
  if (losses.own) return refusalOf(ownLoss(own));
  return losses.last ? refusalOf(nobodyAdmin()) : undefined;
};

export const refusalOf = ({ summary, detail }: { readonly summary: string; readonly detail: string }) =>
  `${summary}. ${detail}`;

/** While the work goes on, nobody relies on the accounts, which may be gone at its end. */
export async function whileLeaving<T>(
  { leavingAccounts }: Pick<Unleash, 'leavingAccounts'>,
  accounts: readonly number[],
  work: () => Promise<T>,
): Promise<T> {
  for (const account of accounts) leavingAccounts.add(account);
  try {
    return await work();
  } finally {
    for (const account of accounts) leavingAccounts.delete(account);
  }
}
