// What a change of root roles would take: from Terraform its own access, from everybody the last person who is Admin.
import { adminRole, type Rights, type RootGrant } from '../../src/access/index.ts';

/** What the rights are after a change. */
export type Change = (rights: Rights) => Rights;

export interface Losses {
  /** The account that Terraform uses would no longer administer the instance. */
  readonly own: boolean;
  /** No person would be Admin any more. */
  readonly last: boolean;
}

export const without =
  (isTaken: (grant: RootGrant) => boolean): Change =>
  (rights) => ({ ...rights, grants: rights.grants.filter((grant) => !isTaken(grant)) });

/** @param next instead of the role that the account has of its own */
export const withOwnRole =
  (account: number, next: number): Change =>
  (rights) => {
    const isOwn = (grant: RootGrant) => grant.account === account && grant.group === null;
    return { ...rights, grants: rights.grants.map((grant) => (isOwn(grant) ? { ...grant, role: next } : grant)) };
  };

/** @param role null where the group has none afterwards */
export const withGroup =
  (group: number, role: number | null, members: readonly number[]): Change =>
  (rights) => {
    const others = rights.grants.filter((grant) => grant.group !== group);
    const grants = role === null ? [] : members.map((account) => ({ account, group, role }));
    return { ...rights, grants: [...others, ...grants] };
  };

export const withoutAdmin =
  (role: number): Change =>
  (rights) => ({ ...rights, administrative: new Set([...rights.administrative].filter((one) => one !== role)) });

/** Those by whose word the instance is administered. */
const holdsOf = ({ grants, administrative }: Rights) => grants.filter(({ role }) => administrative.has(role));

/** Whether an account administers the instance, in whatever way. */
export const administers = (rights: Rights, account: number): boolean =>
  holdsOf(rights).some((hold) => hold.account === account);

/**
 * A custom role with the permission ADMIN is as good as Admin only as long as nobody has the predefined one: whoever may
 * change roles can take it away.
 * @param account that Terraform uses; undefined for an admin token
 * @param isLeaving who is being deleted at this moment, and so is nobody to rely on
 */
export function lossesOf(
  before: Rights,
  change: Change,
  account: number | undefined,
  isLeaving: (account: number) => boolean = () => false,
): Losses {
  const after = holdsOf(change(before));
  const keys = new Set(after.map(keyOf));
  const taken = holdsOf(before).filter((hold) => !keys.has(keyOf(hold)));
  const ends = (isOne: (hold: RootGrant) => boolean) =>
    taken.some(isOne) && !after.some((hold) => isOne(hold) && !isLeaving(hold.account));
  const isPerson = (hold: RootGrant) => before.people.has(hold.account);
  return {
    own: account !== undefined && ends((hold) => hold.account === account),
    last: ends((hold) => isPerson(hold) && hold.role === adminRole) || ends(isPerson),
  };
}

const keyOf = ({ account, group, role }: RootGrant) => `${account} ${group} ${role}`;
