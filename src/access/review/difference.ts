// What has become of the grants and findings of an earlier review: which came, went, or are not the same.
import type { Finding, Grant, Review, Subject } from './review.ts';

/** Of a review, what is compared with another one. */
export type Comparable = Pick<Review, 'at' | 'subjects' | 'grants' | 'findings'>;

/** A grant with whose it is; somebody who is gone is known only from the earlier review. */
export interface HeldGrant {
  readonly subject: Subject;
  readonly grant: Grant;
}

/** The same subject, in the same place and by the same way: another role, or the role has other permissions. */
export interface ChangedGrant {
  readonly before: HeldGrant;
  readonly after: HeldGrant;
}

export interface Difference {
  /** When the earlier review was read. */
  readonly earlier: string;
  readonly came: readonly HeldGrant[];
  readonly went: readonly HeldGrant[];
  readonly changed: readonly ChangedGrant[];
  readonly findings: { readonly came: readonly Finding[]; readonly went: readonly Finding[] };
}

export function differenceBetween(earlier: Comparable, now: Comparable): Difference {
  let [went, came] = [heldOnlyIn(earlier, now), heldOnlyIn(now, earlier)];
  const changed: ChangedGrant[] = [];
  // Whose role has other permissions is no candidate for having changed the role.
  for (const keyOf of [roleKeyOf, placeKeyOf]) {
    const pairs = pairsOf(went, came, keyOf);
    changed.push(...pairs);
    const paired = new Set(pairs.flatMap(({ before, after }) => [before, after]));
    [went, came] = [went, came].map((held) => held.filter((one) => !paired.has(one))) as [HeldGrant[], HeldGrant[]];
  }
  return {
    earlier: earlier.at,
    ...{ came, went, changed },
    findings: { came: findingsOnlyIn(now, earlier), went: findingsOnlyIn(earlier, now) },
  };
}

function heldOnlyIn({ subjects, grants }: Comparable, other: Comparable): HeldGrant[] {
  const known = new Set(other.grants.map(({ fingerprint }) => fingerprint));
  const byKey = new Map(subjects.map((subject) => [subject.key, subject]));
  return grants
    .filter(({ fingerprint }) => !known.has(fingerprint))
    .flatMap((grant) => {
      const subject = byKey.get(grant.subject);
      return subject === undefined ? [] : [{ subject, grant }];
    });
}

function findingsOnlyIn({ findings }: Comparable, other: Comparable): Finding[] {
  const known = new Set(other.findings.map(({ key }) => key));
  return findings.filter(({ key }) => !known.has(key));
}

/** Each is in one pair at most. */
function pairsOf(
  went: readonly HeldGrant[],
  came: readonly HeldGrant[],
  keyOf: (grant: Grant) => string,
): ChangedGrant[] {
  const waiting = new Map<string, HeldGrant[]>();
  for (const before of went) {
    const key = keyOf(before.grant);
    waiting.set(key, [...(waiting.get(key) ?? []), before]);
  }
  return came.flatMap((after) => {
    const before = waiting.get(keyOf(after.grant))?.shift();
    return before === undefined ? [] : [{ before, after }];
  });
}

const placeKeyOf = ({ subject, through, projects }: Grant) => JSON.stringify([subject, through?.id, projects]);
const roleKeyOf = (grant: Grant) => JSON.stringify([placeKeyOf(grant), grant.role?.id, grant.token?.type]);
