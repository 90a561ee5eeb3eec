// Refuses plans that delete or expire the token that Terraform itself uses.
import { type LockoutPlan, refuseOwnLoss } from './keep-admins.ts';
import { isOwnToken } from './own-token.ts';

interface TokenState {
  /** Null when it was imported and cannot be read. */
  readonly secret: string | null;
  readonly expires_at: string | null;
  readonly allow_lockout: boolean | null;
}

interface TokenPlan<S> extends LockoutPlan {
  readonly prior: S | null;
  readonly planned: { readonly [K in keyof S]?: S[K] | undefined };
}

/**
 * @param isSame whether two texts are the secret of one token
 * @param changeable attributes that change in place; every other makes another token
 */
export function guardToken<S extends TokenState>(
  isSame: (a: string, b: string) => boolean,
  changeable: readonly string[],
) {
  const isOwn = ({ api }: LockoutPlan, { secret }: TokenState) =>
    secret !== null && isOwnToken(api, (own) => isSame(own, secret));
  return {
    plan(context: TokenPlan<S>): void {
      const { prior, planned, error } = context;
      if (!prior || planned.allow_lockout === true || !isOwn(context, prior)) return;
      const names = Object.keys(prior) as (keyof S & string)[];
      const changed = names.filter((name) => JSON.stringify(prior[name]) !== JSON.stringify(planned[name]));
      const fatal = changed.find((name) => name !== 'allow_lockout' && !changeable.includes(name));
      const end = planned.expires_at;
      if (fatal) refuseOwnLoss(error, 'be deleted', [fatal]);
      else if (changed.includes('expires_at') && typeof end === 'string' && Date.parse(end) <= Date.now())
        refuseOwnLoss(error, 'have expired already', ['expires_at']);
    },
    planDestroy(context: LockoutPlan & { readonly prior: S }): void {
      const { prior, error } = context;
      if (prior.allow_lockout !== true && isOwn(context, prior)) refuseOwnLoss(error, 'be deleted', ['allow_lockout']);
    },
  };
}
