// The audit log between two instants, oldest first, out of an API that shows it newest first, by whole days and in pages.
import type { AdminApi, SearchEventsAnswer } from '../../admin-api/index.ts';
import { type AuditEvent, toFilters } from '../search.ts';
import { addDays, dayOf, middleDay } from './days.ts';
import { LogMoved } from './refused.ts';
import type { Count, Cursor, Span } from './source.ts';

type Api = Pick<AdminApi, 'searchEvents'>;
/** Days as the server takes them; null leaves them open. */
interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

const pageSize = 1000;
/** A page of a longer list takes the server longer than to count another one. */
const longest = 20_000;
/** So often a page is asked for again when the log moves beneath it. */
const patience = 10;

/**
 * @param after what was read last: it must still be there, or `onGap` is told
 * @throws AdminApiError, LogMoved
 */
export async function* readLog(
  api: Api,
  { from, to }: Span,
  after: Cursor | null,
  onGap: () => void,
): AsyncGenerator<readonly AuditEvent[], void, undefined> {
  const begin = after?.createdAt ?? from;
  let isBeyond = after === null;
  for await (const page of readFrom(api, begin, to)) {
    const events = page.filter((event) => {
      if (isBeyond) return true;
      // What happened at the same instant stands before it, or is found after it.
      if (event.createdAt === after?.createdAt && event.id !== after.id) return false;
      isBeyond = true;
      if (event.id === after?.id) return false;
      onGap();
      return true;
    });
    const end = to === null ? -1 : events.findIndex(({ createdAt }) => createdAt >= to);
    const wanted = end < 0 ? events : events.slice(0, end);
    if (wanted.length > 0) yield wanted;
    if (end >= 0) return;
  }
  if (!isBeyond) onGap();
}

/** As the server counts them. */
export async function countLog(api: Api, { from, to }: Span, last: Cursor | null): Promise<Count> {
  const days = daysAround(from, to);
  const { total } = await ask(api, days, 0, 1);
  const since = (instant: string) => countSince(api, days, total, instant);
  const [all, beyond] = [from === null ? total : await since(from), to === null ? 0 : await since(to)];
  const after = last === null ? beyond : await since(new Date(Date.parse(last.createdAt) + 1).toISOString());
  return { counted: all - after, arrived: after - beyond };
}

/** The days of a server may be those of its own time zone: what is asked for is wider, and cut here. */
const daysAround = (from: string | null, to: string | null): Days => ({
  from: from === null ? null : addDays(dayOf(from), -1),
  to: to === null ? null : addDays(dayOf(to), 2),
});

async function* readFrom(api: Api, begin: string | null, to: string | null) {
  const days = daysAround(begin, to);
  const { total, events } = await ask(api, days, 0, 1);
  if (events[0] === undefined) return;
  const oldest = (await ask(api, days, total - 1, 1)).events[0] ?? events[0];
  let isBegun = false;
  for await (const part of split(api, days, total, dayOf(oldest.createdAt), dayOf(events[0].createdAt))) {
    const position = begin === null || isBegun ? part.total : await countSince(api, part.days, part.total, begin);
    if (position === 0) continue;
    const isTooOld = isBegun || begin === null ? () => false : ({ createdAt }: AuditEvent) => createdAt < begin;
    isBegun = true;
    yield* readPart(api, part, position, isTooOld);
  }
}

interface Part {
  readonly days: Days;
  readonly total: number;
}

/** Parts that are not too long, in their order. */
async function* split(api: Api, days: Days, total: number, first: string, last: string): AsyncGenerator<Part> {
  if (total <= longest || first >= last) return yield { days, total };
  const middle = middleDay(first, last);
  const [older, newer] = [
    { from: days.from, to: middle },
    { from: addDays(middle, 1), to: days.to },
  ];
  const [before, after] = await Promise.all([ask(api, older, 0, 1), ask(api, newer, 0, 1)]);
  // Days that do not meet would lose what is between them.
  if (before.total + after.total < total) return yield { days, total };
  yield* split(api, older, before.total, first, middle);
  yield* split(api, newer, after.total, addDays(middle, 1), last);
}

/**
 * Each page reaches back to the event that was read last, so that nothing is lost or doubled when the log moves on meanwhile.
 * @param position of the first one that is not wanted, counted from the newest
 */
async function* readPart(api: Api, { days, total }: Part, position: number, isTooOld: (event: AuditEvent) => boolean) {
  let [at, counted, slack, missed] = [position, total, 1, 0];
  let isKnown = isTooOld;
  let isFirst = true;
  const send = () => {
    const offset = Math.max(0, at - pageSize + slack);
    const answer = ask(api, days, offset, pageSize);
    // Whoever has read enough leaves it unanswered.
    answer.catch(() => {});
    return { offset, answer };
  };
  for (let next = send(); ; ) {
    const { offset } = next;
    const page = await next.answer;
    const isEnd = isFirst && page.events.length < pageSize && page.events.length === page.total - offset;
    const found = page.events.findIndex(isKnown);
    if (found < 0 && !isEnd) {
      missed += 1;
      if (missed > patience)
        throw new LogMoved('The log of Unleash does not hold what it counts, or changes too fast to be read.');
      at += Math.max(0, page.total - counted);
      [counted, slack] = [page.total, pageSize / 2];
      next = send();
      continue;
    }
    const wanted = found < 0 ? page.events : page.events.slice(0, found);
    [at, counted, missed, isFirst] = [offset, page.total, 0, false];
    const newest = page.events[0]?.id;
    isKnown = ({ id }) => id === newest;
    if (offset > 0) next = send();
    yield wanted.reverse();
    if (offset === 0) return;
  }
}

/** How many are not older than the instant: it is looked for from the newest on, near which most are. */
async function countSince(api: Api, days: Days, total: number, instant: string): Promise<number> {
  const isOlder = async (place: number) => {
    const [event] = (await ask(api, days, place, 1)).events;
    return event === undefined || event.createdAt < instant;
  };
  let [low, high] = [0, 1];
  while (high <= total && !(await isOlder(high - 1))) [low, high] = [high, high * 2];
  high = Math.min(high - 1, total);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await isOlder(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const ask = (api: Api, days: Days, offset: number, limit: number): Promise<SearchEventsAnswer> =>
  api.searchEvents({ ...toFilters(days), offset: String(offset), limit: String(limit) });
