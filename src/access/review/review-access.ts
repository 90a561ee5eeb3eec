// An access review of an instance: everyone who can do anything, how, since when, and what to look at.
import type { AdminApi } from '../../admin-api/index.ts';
import { waysOf } from './can-do.ts';
import { find } from './findings/find.ts';
import { canBeJudged } from './findings/grants.ts';
import { listGrants, type ListedGrant } from './list-grants.ts';
import { type ListedSubject, listSubjects } from './list-subjects.ts';
import { orHidden } from './or-hidden.ts';
import { type GrantToJudge, readActivity } from './read-activity.ts';
import { type Givers, readGivers } from './read-givers.ts';
import { type Instance, readInstance } from './read-instance.ts';
import type { Grant, Review, ReviewedGroup, Subject } from './review.ts';

export interface ReviewOptions {
  /** What ages are counted to; now unless given. */
  readonly at?: Date | undefined;
  /** For how many days back the log tells what permissions are used for; 90 unless given, null not to ask it. */
  readonly activityDays?: number | null | undefined;
  /** Domains of the company: addresses of others are findings. */
  readonly domains?: readonly string[] | undefined;
}

/**
 * Asks each question once and reads the log by filters, so that it takes as long as the instance is large and not as long as
 * its log. Open-source servers are reviewed by what they have, and `hidden` says what they lack.
 * @throws AdminApiError, also where the token may not read who there is
 */
export async function reviewAccess(
  api: AdminApi,
  { at = new Date(), activityDays = 90, domains = [] }: ReviewOptions = {},
): Promise<Review> {
  const reads = api.with({ shareReads: 'anew' });
  const now = at.toISOString();
  const activitySince = activityDays === null ? null : startOfDay(at, activityDays);
  const hidden: string[] = [];
  const [instance, givers] = await Promise.all([
    readInstance(reads),
    orHidden(readGivers(reads), unknown, 'Who gave access, and who made tokens', hidden),
  ]);
  const listed = listSubjects(instance, now);
  const roles = new Map(instance.roles.map((role) => [role.id, role]));
  const subjectOf = new Map(listed.map((subject) => [subject.key, subject]));
  const withGivers = listGrants(instance, listed).map((grant) =>
    giveBack(grant, subjectOf.get(grant.subject)!, givers),
  );
  const toJudge = activitySince === null ? [] : withGivers.flatMap(judged);
  function judged(grant: ListedGrant): GrantToJudge[] {
    const subject = subjectOf.get(grant.subject)!;
    const ways = waysOf(grant, roles);
    if (ways.length === 0 || subject.id === null || !canBeJudged(grant, subject, activitySince!)) return [];
    return [{ fingerprint: grant.fingerprint, account: subject.id, ways }];
  }
  // Each question differs from all others, and the answers are large: nothing is gained by keeping them.
  const log = api.with({ shareReads: false });
  const reading =
    activitySince === null ? Promise.resolve(nothing) : readActivity(log, toJudge, activitySince.slice(0, 10));
  const used = await orHidden(reading, nothing, 'What permissions are used for', hidden);
  const grants = withGivers.map((grant): Grant => ({ ...grant, used: used.get(grant.fingerprint) ?? null }));
  const grantsBy = groupBySubject(grants);
  const subjects = listed.map((subject) => complete(subject, grantsBy.get(subject.key) ?? [], givers)).sort(inOrder);
  if (givers.isCut) hidden.push('Who gave access long ago: the log holds more than was read of it.');
  return {
    ...{ instance: instance.told, at: now, activitySince, subjects },
    grants: subjects.flatMap(({ key }) => grantsBy.get(key) ?? []),
    roles: instance.roles,
    groups: listGroups(instance),
    findings: find({
      ...{ projects: instance.projects, withoutFourEyes: instance.withoutFourEyes, subjects },
      ...{ at: now, activitySince, domains },
      grantsOf: ({ key }) => grantsBy.get(key) ?? [],
      waysOf: (grant) => waysOf(grant, roles),
    }),
    hidden: [...instance.hidden, ...hidden],
  };
}

const nothing: ReadonlyMap<string, readonly string[]> = new Map();
const unknown: Givers = { madeBy: () => null, givenBy: () => null, isCut: false };

const startOfDay = (at: Date, daysBefore: number) =>
  `${new Date(at.getTime() - daysBefore * 86_400_000).toISOString().slice(0, 10)}T00:00:00.000Z`;

/** What the API says of a grant, and what the log adds to it: of a root role, when it was given last. */
function giveBack(grant: ListedGrant, subject: ListedSubject, givers: Givers): ListedGrant {
  if (grant.grantedBy !== null) return grant;
  const gift = givers.givenBy(grant, subject);
  return { ...grant, since: grant.projects || !gift ? grant.since : gift.at, grantedBy: gift?.by ?? null };
}

function groupBySubject(grants: readonly Grant[]): ReadonlyMap<string, readonly Grant[]> {
  const all = new Map<string, Grant[]>();
  for (const grant of grants) {
    const own = all.get(grant.subject) ?? [];
    own.push(grant);
    all.set(grant.subject, own);
  }
  return all;
}

function complete(listed: ListedSubject, grants: readonly Grant[], givers: Givers): Subject {
  const { token: _, madeBy, ...subject } = listed;
  const owner = subject.type === 'user' ? null : (madeBy ?? givers.madeBy(listed)?.by ?? null);
  return { ...subject, isAdmin: grants.some(({ isAdmin }) => isAdmin), owner };
}

const listGroups = ({ groups }: Instance): ReviewedGroup[] =>
  groups
    .map(({ id = 0, name, users = [], scimId, mappingsSSO = [] }) => ({
      ...{ id, name, members: users.map(({ user }) => user.id).sort((a, b) => a - b) },
      managedBy: scimId ? ('scim' as const) : mappingsSSO.length > 0 ? ('sso' as const) : null,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const types = ['user', 'service_account', 'api_token', 'invite_link'];

const inOrder = (a: Subject, b: Subject): number =>
  Number(b.isAdmin) - Number(a.isAdmin) ||
  types.indexOf(a.type) - types.indexOf(b.type) ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : a.key < b.key ? -1 : 1);
