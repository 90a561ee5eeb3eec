// The event log: newest first, filtered, a page at a time.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { type Actor, canSee } from '../http/actor.ts';
import { describeEvent } from '../events/describe-event.ts';
import { eventsByAccounts } from '../events/events-by-account.ts';
import type { Endpoints } from '../endpoint.ts';
import { databaseError } from '../failures/errors.ts';
import type { RecordedEvent, Store } from '../state/store.ts';
import { likePattern } from '../rules/like-pattern.ts';

export const events = {
  searchEvents: {
    handle({ store, query, actor, edition, url }) {
      const accepts = createFilter(store, actor, query);
      const limit = pageSize(query.limit);
      const offset = Number(query.offset) > 0 ? Math.floor(Number(query.offset)) : 0;
      const page: components['schemas']['eventSchema'][] = [];
      let total = 0;
      for (const event of newestFirst(store, query)) {
        if (!accepts(event)) continue;
        if (total >= offset && page.length < limit) page.push(show(event, url, edition !== 'oss'));
        total += 1;
      }
      return { status: 200, body: { events: page, total } };
    },
  },
} satisfies Partial<Endpoints>;

/** 1 to 1000; anything else falls back to 50. */
function pageSize(given: string | undefined): number {
  const limit = Number(given);
  return limit > 0 && limit <= 1000 ? Math.floor(limit) : 50;
}

interface Query {
  id?: string;
  type?: string;
  project?: string;
  environment?: string;
  feature?: string;
  groupId?: string;
  createdBy?: string;
  from?: string;
  to?: string;
  query?: string;
}

/** Of the whole log, or of those who are asked about. */
function newestFirst({ events }: Store, { createdBy = '' }: Query): readonly RecordedEvent[] {
  const accounts = valuesOf(createdBy).map(Number);
  return accounts.length === 0 ? events.toReversed() : eventsByAccounts(events, new Set(accounts));
}

function createFilter(store: Store, actor: Actor, query: Query): (event: RecordedEvent) => boolean {
  for (const numbers of [query.createdBy, query.id]) if (numbers !== undefined) demandIntegers(valuesOf(numbers));
  const tests: ((event: RecordedEvent) => boolean)[] = [];
  const oneOf = (
    given: string | undefined,
    value: (event: RecordedEvent) => unknown,
    read: (text: string) => unknown = String,
  ) => {
    if (given === undefined) return;
    const wanted = new Set(valuesOf(given).map(read));
    if (wanted.size === 0) return;
    tests.push((event) => wanted.has(value(event)));
  };
  oneOf(query.id, (event) => event.id, Number);
  oneOf(query.type, (event) => event.type);
  oneOf(query.project, (event) => event.project);
  oneOf(query.environment, (event) => event.environment);
  // Nothing in this log is about a flag or belongs to a group of events.
  for (const given of [query.feature, query.groupId]) oneOf(given, () => undefined);
  const from = query.from && valuesOf(query.from)[0];
  if (from) tests.push((event) => event.createdAt >= from);
  const to = query.to && valuesOf(query.to)[0];
  if (to) tests.push((event) => event.createdAt.slice(0, 10) <= to);
  if (query.query) {
    const pattern = likePattern(`%${query.query}`);
    tests.push(({ data, preData }) => pattern.test(JSON.stringify([data, preData])));
  }
  if (actor.account !== undefined) {
    tests.push(({ project }) => {
      const owner = project === null ? undefined : store.projects.get(project);
      return owner === undefined || canSee(store, actor, owner);
    });
  }
  // A plain loop: of a million events each search looks at every one.
  return (event) => {
    for (const test of tests) if (!test(event)) return false;
    return true;
  };
}

/** `IS:a` and `IS_ANY_OF:a,b`: the contract lets nothing else through. */
function valuesOf(given: string): string[] {
  return given
    .slice(given.indexOf(':') + 1)
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

function demandIntegers(values: readonly string[]): void {
  const wrong = values.find((value) => !/^[+-]?\d+$/.test(value));
  if (wrong === undefined) return;
  throw databaseError(`select count(*) from "events" - invalid input syntax for type integer: "${wrong}"`);
}

function show(event: RecordedEvent, url: string, withIp: boolean): components['schemas']['eventSchema'] {
  const { ip, ...rest } = event;
  return { ...rest, tags: [], featureName: null, ...describeEvent(event, url), ...(withIp ? { ip } : {}) };
}
