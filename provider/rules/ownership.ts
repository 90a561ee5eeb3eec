// Warns of two resources that both own the same thing: each apply of one would undo the other.
import type { Warn } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';

/** The part of a plan by which a block says what it decides about. */
export interface Claiming {
  readonly api: Pick<Unleash, 'planSoFar'>;
  readonly warn: Warn;
}

/**
 * Takes note that a resource type owns a thing, and warns when another type does already in this plan.
 * @param thing key of what is owned, such as `cors`; all blocks that own it make claims of one shape
 * @param conflicts whether what the other type said of the thing is in the way
 * @param claim what this resource says of it
 */
export function claimOwnership<Claim>(
  { api: { planSoFar }, warn }: Claiming,
  thing: string,
  type: string,
  claim: Claim,
  conflicts: (otherType: string, otherClaim: Claim) => string | undefined,
): void {
  const owners = planSoFar.owners.get(thing) ?? [];
  planSoFar.owners.set(thing, [...owners, { type, claim }]);
  for (const owner of owners) {
    const reason = owner.type === type ? undefined : conflicts(owner.type, owner.claim as Claim);
    if (reason) {
      warn(
        `${type} and ${owner.type} own the same thing`,
        `${reason} Each apply of one would undo the other. Keep one of them.`,
      );
      return;
    }
  }
}
