// Warns of two resources that both own the same thing: each apply of one would undo the other.

interface Noticing {
  readonly noticed: Map<string, unknown>;
  warn(summary: string, detail: string, attribute?: string): void;
}

/**
 * Remembers that a resource type owns a thing, and warns when another type already does in this run.
 * @param thing key of what is owned, such as `cors`
 * @param conflicts whether what the other type said of the thing is in the way
 * @param claim what this resource says of it
 */
export function noteOwner<Claim>(
  { noticed, warn }: Noticing,
  thing: string,
  type: string,
  claim: Claim,
  conflicts: (otherType: string, otherClaim: Claim) => string | undefined,
): void {
  const owners = (noticed.get(thing) as { type: string; claim: Claim }[] | undefined) ?? [];
  noticed.set(thing, [...owners, { type, claim }]);
  for (const owner of owners) {
    const reason = owner.type === type ? undefined : conflicts(owner.type, owner.claim);
    if (reason) {
      warn(
        `${type} and ${owner.type} own the same thing`,
        `${reason} Each apply of one would undo the other. Keep one of them.`,
      );
      return;
    }
  }
}
