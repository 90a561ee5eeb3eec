// From what was rejected to what must change on Unleash: roles, members of groups, accounts, tokens and links.
import { knownRoles, type Named, type Review, type ReviewedGrant, type Subject } from '../access/index.ts';
import { type Decision, DecisionsRefused } from './decision.ts';
import type { Decided } from './match.ts';

export interface Holder {
  readonly kind: 'user' | 'service_account' | 'group';
  readonly id: number;
  readonly name: string;
}

/** One thing to be changed, with the decisions that ask for it. */
export type Change = { readonly because: readonly Decision[] } & (
  | { readonly what: 'root role'; readonly holder: Holder; readonly role: Named | null }
  | {
      readonly what: 'project role';
      readonly holder: Holder;
      readonly project: string;
      readonly role: Named;
      /** The role to give instead; null for none. */
      readonly instead: Named | null;
    }
  | { readonly what: 'membership'; readonly holder: Holder; readonly group: Named }
  | { readonly what: 'account'; readonly holder: Holder }
  | { readonly what: 'token'; readonly name: string; readonly environment: string }
  | { readonly what: 'link'; readonly name: string }
);

interface Changes {
  readonly changes: readonly Change[];
  /** Sentences: what no configuration can say, so that somebody must do it. */
  readonly byHand: readonly string[];
}

/** Id of the root role Viewer on every instance: nobody has less. */
const viewer: Named = { id: 3, name: 'Viewer' };

/** @throws DecisionsRefused where what is rejected takes along what is not */
export function changesFor(review: Review, decided: readonly Decided[]): Changes {
  const plan = new Plan(review, decided);
  for (const one of decided) if (one.decision.verdict !== 'keep') plan.add(one);
  if (plan.problems.length > 0) throw new DecisionsRefused(plan.problems);
  return { changes: [...plan.changes.values()], byHand: plan.byHand };
}

class Plan {
  /** By what they change: many decisions can ask for one. */
  readonly changes = new Map<string, Change>();
  readonly byHand: string[] = [];
  readonly problems: string[] = [];
  readonly #review: Review;
  readonly #verdicts: ReadonlyMap<string, Decision>;

  constructor(review: Review, decided: readonly Decided[]) {
    this.#review = review;
    this.#verdicts = new Map(decided.map(({ decision, grant }) => [grant.fingerprint, decision]));
  }

  add(one: Decided): void {
    const { grant, subject, decision } = one;
    if (subject.type === 'api_token' || subject.type === 'invite_link') this.#addSecret(one);
    else if (grant.through) this.#addThroughGroup(one, grant.through);
    else if (decision.verdict === 'change' && decision.role === null) this.#leave(one, 'it names no role');
    else if (grant.projects) this.#addInProjects(grant, holderOf(subject), decision, grant.projects);
    else this.#addRoot(one);
  }

  #addSecret(one: Decided): void {
    const { subject, grant, decision } = one;
    const { type, name } = subject;
    if (decision.verdict === 'change') this.#leave(one, 'only its owner can');
    else if (type === 'invite_link') this.#put({ what: 'link', name, because: [decision] });
    else this.#put({ what: 'token', name, environment: grant.environments?.[0] ?? '*', because: [decision] });
  }

  /** Everybody has a root role: who loses one becomes a Viewer, and who is to be none goes. */
  #addRoot({ subject, grant, decision }: Decided): void {
    const holder = holderOf(subject);
    if (decision.verdict === 'change') this.#giveRoot(holder, decision);
    else if (grant.role?.id !== viewer.id) this.#put({ what: 'root role', holder, role: viewer, because: [decision] });
    else {
      const kept = this.#keptOf(({ subject: key }) => key === subject.key);
      if (kept.length === 0) this.#put({ what: 'account', holder, because: [decision] });
      else this.#refuse(decision, `without Viewer the account ${subject.name} goes, and with it`, kept);
    }
  }

  #giveRoot(holder: Holder, decision: Decision): void {
    const role = this.#roleIn(decision, 'root');
    if (role !== undefined) this.#put({ what: 'root role', holder, role, because: [decision] });
  }

  /** A group loses a role that is rejected for all of its members; else who is rejected leaves the group. */
  #addThroughGroup(one: Decided, group: Named): void {
    const { grant, subject, decision } = one;
    const alike = this.#review.grants.filter(
      ({ through, role, projects }) =>
        through?.id === group.id && role?.id === grant.role?.id && String(projects) === String(grant.projects),
    );
    const decisions = alike.map(({ fingerprint }) => this.#verdicts.get(fingerprint));
    const isForAll = decisions.every((other) => other?.verdict === decision.verdict && other.role === decision.role);
    const kept = this.#keptOf(({ subject: key, through }) => key === subject.key && through?.id === group.id);
    if (isForAll) this.#addOfGroup(one, { kind: 'group', ...group });
    else if (decision.verdict === 'change') this.#leave(one, `the role of ${group.name} is that of all its members`);
    else if (kept.length > 0) this.#refuse(decision, `${subject.name} would leave ${group.name}, and so lose`, kept);
    else if (this.#review.groups.find(({ id }) => id === group.id)?.managedBy)
      this.#leave(one, `the identity provider keeps the members of ${group.name}`);
    else this.#put({ what: 'membership', holder: holderOf(subject), group, because: [decision] });
  }

  #addOfGroup(one: Decided, holder: Holder): void {
    const { grant, decision } = one;
    const { verdict, role } = decision;
    if (verdict === 'change' && role === null) this.#leave(one, 'it names no role');
    else if (grant.projects) this.#addInProjects(grant, holder, decision, grant.projects);
    else {
      const instead = verdict === 'change' ? this.#roleIn(decision, 'root') : null;
      if (instead !== undefined) this.#put({ what: 'root role', holder, role: instead, because: [decision] });
    }
  }

  #addInProjects({ role }: ReviewedGrant, holder: Holder, decision: Decision, projects: readonly string[]): void {
    const instead = decision.verdict === 'change' ? this.#roleIn(decision, 'project') : null;
    if (instead === undefined || role === null) return;
    for (const project of projects)
      this.#put({ what: 'project role', holder, project, role, instead, because: [decision] });
  }

  #put(change: Change): void {
    const { because, ...what } = change;
    const key = JSON.stringify(what);
    const known = this.changes.get(key)?.because ?? [];
    this.changes.set(key, { ...change, because: [...known, ...because] });
  }

  #keptOf(isAlong: (grant: ReviewedGrant) => boolean): ReviewedGrant[] {
    return this.#review.grants.filter(
      (grant) => isAlong(grant) && this.#verdicts.get(grant.fingerprint)?.verdict !== 'remove',
    );
  }

  /** Of the kind that can take the place of the other one. */
  #roleIn({ role: wanted, place }: Decision, scope: 'root' | 'project'): Named | undefined {
    const found = knownRoles(this.#review, scope).find(
      ({ id, name }) => id === wanted || name === wanted || String(id) === wanted,
    );
    if (!found) this.problems.push(`${place}: the review knows no ${scope} role ${JSON.stringify(wanted)}`);
    return found;
  }

  #refuse({ place }: Decision, why: string, kept: readonly ReviewedGrant[]): void {
    const lost = kept.map(({ role, projects, through }) => {
      const from = through ? ` through ${through.name}` : '';
      return `${role?.name}${projects ? ` in ${projects.join(', ')}` : ''}${from}`;
    });
    this.problems.push(`${place}: ${why} what is not rejected (${lost.join('; ')})`);
  }

  #leave({ subject, grant, decision: { verdict, reason } }: Decided, why: string): void {
    const what = grant.role?.name ?? `the ${grant.token?.type} token`;
    const where = grant.projects === null ? '' : ` in ${grant.projects.join(', ')}`;
    this.byHand.push(`${subject.name}: ${verdict} ${what}${where} by hand, for ${why} (${reason})`);
  }
}

const holderOf = ({ type, id, name }: Subject): Holder => ({
  kind: type === 'service_account' ? 'service_account' : 'user',
  ...{ id: id ?? 0, name },
});
