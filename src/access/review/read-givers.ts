// Who made an account or a token, and who gave a role, as the log tells.
import type { AdminApi, SearchEventsAnswer } from '../../admin-api/index.ts';
import type { ListedGrant } from './list-grants.ts';
import type { ListedSubject } from './list-subjects.ts';

type Event = SearchEventsAnswer['events'][number];

/** What somebody did to give access. */
export interface Gift {
  readonly at: string;
  readonly by: string | null;
}

export interface Givers {
  /** Who made a service account or a token; null where the log does not reach so far back. */
  madeBy(subject: ListedSubject): Gift | null;
  /** Null where nothing in the log fits. */
  givenBy(grant: ListedGrant, subject: ListedSubject): Gift | null;
  /** Whether there is more in the log than was read. */
  readonly isCut: boolean;
}

const accounts = ['user-created', 'user-updated', 'service-account-created', 'service-account-updated'];
const access = [
  ...['project-access-added', 'project-access-updated', 'project-access-user-roles-updated'],
  ...['project-access-group-roles-updated', 'project-user-added', 'project-group-added', 'project-user-role-changed'],
];
const types = [...accounts, ...access, 'api-token-created'];

/** The largest page that the server gives, and how many of them are asked for, all but the first at once. */
const page = 1000;
const pages = 10;

export async function readGivers(api: AdminApi): Promise<Givers> {
  const search = (number: number) =>
    api.searchEvents({ type: `IS_ANY_OF:${types.join(',')}`, limit: String(page), offset: String(number * page) });
  const first = await search(0);
  const further = Math.min(Math.ceil(first.total / page), pages) - 1;
  const rest = await Promise.all(Array.from({ length: Math.max(further, 0) }, (_, index) => search(index + 1)));
  const events = [first, ...rest].flatMap((found) => found.events);
  const byKey = new Map<string, Event[]>();
  for (const event of events) {
    const about = byKey.get(keyOf(event)) ?? [];
    about.push(event);
    byKey.set(keyOf(event), about);
  }
  const near = (key: string, since: string | null) => toGift((byKey.get(key) ?? []).filter(isAt(since))[0]);
  return {
    isCut: first.total > pages * page,
    madeBy: ({ type, key, name, createdAt }) =>
      type === 'api_token'
        ? near(`api_token:${name}`, createdAt)
        : toGift(byKey.get(key)?.find((event) => event.type.endsWith('-created'))),
    givenBy(grant, subject) {
      if (grant.token) return near(`api_token:${subject.name}`, subject.createdAt);
      if (grant.projects) return near(`project:${grant.projects[0]}`, grant.since);
      return grant.through ? null : toGift(byKey.get(subject.key)?.find(setsRole));
    },
  };
}

/** What an event is about. */
function keyOf({ type, project, data }: Event): string {
  if (access.includes(type)) return `project:${project}`;
  if (type === 'api-token-created') return `api_token:${String(data?.tokenName)}`;
  return `${type.startsWith('user') ? 'user' : 'service_account'}:${String(data?.id)}`;
}

const setsRole = ({ type, data, preData }: Event) =>
  type.endsWith('-created') || (preData?.rootRole !== undefined && preData.rootRole !== data?.rootRole);

/** Rows and events are written one after the other: seconds apart where a server is busy. */
const atOnceMs = 10_000;
const isAt =
  (since: string | null) =>
  ({ createdAt }: Event) =>
    since !== null && Math.abs(Date.parse(createdAt) - Date.parse(since)) <= atOnceMs;

const toGift = (event: Event | undefined): Gift | null => (event ? { at: event.createdAt, by: nameOf(event) } : null);

/** What every admin token has in `createdByUserId`: a token is nobody, whatever name it shares with somebody. */
const adminToken = -42;

const nameOf = ({ createdBy, createdByUserId }: Event): string | null =>
  createdBy && createdByUserId === adminToken ? `${createdBy} (admin token)` : (createdBy ?? null);
