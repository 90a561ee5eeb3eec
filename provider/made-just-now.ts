// Whether the caller made an object a moment ago: then an equal one that is in the way is what a run that was cut off left.
import type { AdminApi, OperationAnswer } from '../src/admin-api/index.ts';
import { readCaller } from './caller.ts';

type Event = OperationAnswer<'searchEvents'>['events'][number];

/** How long after an object was made its equal is still taken for the work of a run that was cut off. */
const momentMs = 60 * 60 * 1000;

/**
 * Asks the event log. The object counts as the caller's when its newest creation is no more than an hour old and was made with
 * the account, or for an admin token with a token of the name, that the provider uses.
 * @param isAbout whether an event is about the object; `data` is the object as it was created
 */
export const madeJustNow =
  <S>(type: Event['type'], isAbout: (data: Readonly<Record<string, unknown>>, state: S) => boolean) =>
  async (api: AdminApi, state: S): Promise<boolean> => {
    const since = new Date(Date.now() - momentMs).toISOString();
    const { events } = await api.searchEvents({ type: `IS:${type}`, from: `IS:${since.slice(0, 10)}`, limit: '1000' });
    const creation = events.find(({ data }) => data && isAbout(data, state));
    if (!creation || creation.createdAt < since) return false;
    const { account, eventId, name } = await readCaller(api);
    return creation.createdByUserId === eventId && (account !== undefined || creation.createdBy === name);
  };
