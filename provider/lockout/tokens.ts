// The token that Terraform itself uses is neither deleted, replaced nor expired.
import { AttributeFailure, type CallContext, ResourceFailure } from '../../src/terraform/framework/index.ts';
import { readCaller } from '../../src/access/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import type { PlanDestroyOf, PlanOf } from '../define.ts';
import { mayLock, mayLockAtDelete } from './allow-lockout.ts';
import { refusalOf } from './guard.ts';
import { refuseOwnLoss } from './plan-losses.ts';
import { ownLoss } from './words.ts';

interface TokenState {
  /** Null when it was imported and cannot be read. */
  readonly secret: string | null;
  readonly expires_at: string | null;
  readonly allow_lockout: boolean | null;
}

interface Options<S> {
  /** Whether two texts are the secret of one token. */
  isSame(a: string, b: string): boolean;
  /** Attributes that change in place; every other makes another token. */
  readonly changeable: readonly string[];
  /** Account with which the token acts; one whose secret is not known may be any token of it. */
  accountOf?(token: S): number;
}

export function guardToken<S extends TokenState>({ isSame, changeable, accountOf }: Options<S>) {
  /** How the token would be lost if it were; undefined when it is not Terraform's own. */
  async function asOwn(api: Unleash, token: S, how: string): Promise<string | undefined> {
    const { secret } = token;
    if (secret !== null) return api.usesToken((own) => isSame(own, secret)) ? how : undefined;
    const isAccount = accountOf !== undefined && (await readCaller(api)).account === accountOf(token);
    return isAccount
      ? `${how}, if this is it: it was imported, so its secret is not known, and it belongs to that account`
      : undefined;
  }
  const hasEnded = (instant: string | null | undefined) =>
    typeof instant === 'string' && Date.parse(instant) <= Date.now();
  const refuse = (how: string | undefined, attribute: string) => {
    if (how) throw new AttributeFailure(attribute, new ResourceFailure(refusalOf(ownLoss(how))));
  };
  return {
    async plan(context: PlanOf<S>): Promise<void> {
      const { api, prior, planned, error } = context;
      if (!prior || mayLock(context)) return;
      const names = Object.keys(prior) as (keyof S & string)[];
      const changed = names.filter((name) => JSON.stringify(prior[name]) !== JSON.stringify(planned[name]));
      const fatal = changed.find((name) => name !== 'allow_lockout' && !changeable.includes(name));
      const expires = changed.includes('expires_at') && hasEnded(planned.expires_at);
      if (!fatal && !expires) return;
      const how = await asOwn(api, prior, fatal ? 'be deleted' : 'have expired already');
      if (how) refuseOwnLoss(error, how, fatal ?? 'expires_at');
    },
    async planDestroy({ api, prior, error }: PlanDestroyOf<S>): Promise<void> {
      const how = prior.allow_lockout === true ? undefined : await asOwn(api, prior, 'be deleted');
      if (how) refuseOwnLoss(error, how, 'allow_lockout');
    },
    async beforeDelete(api: Unleash, context: Pick<CallContext, 'private'> & { readonly prior: S }): Promise<void> {
      if (!mayLockAtDelete(context)) refuse(await asOwn(api, context.prior, 'be deleted'), 'allow_lockout');
    },
    async beforeExpiry(api: Unleash, token: S, expiresAt: string, allowed: boolean): Promise<void> {
      if (!allowed && hasEnded(expiresAt)) refuse(await asOwn(api, token, 'have expired already'), 'expires_at');
    },
  };
}
