// How an object came to be, from the event log: who made it, when, and whether anything has happened to it since.
import { isDeepStrictEqual } from 'node:util';
import { type AdminApi, AdminApiError, type OperationAnswer } from '../src/admin-api/index.ts';
import type { CreationLog } from '../src/terraform/framework/index.ts';
import { isBy, readCaller } from './caller.ts';

type Event = OperationAnswer<'searchEvents'>['events'][number];
type Data = Readonly<Record<string, unknown>>;

interface Traces {
  /** Whether what an event has kept is the object. */
  readonly isAbout: (data: Data, state: Data) => boolean;
  /** Whether an event of another kind tells of the object too. */
  readonly touches?: (event: Event, state: Data) => boolean;
  /** What the update that completes the creation changes in the events. */
  readonly completed?: readonly string[];
}

/** As many events as one answer has; what is older than those is nobody's who was cut off a moment ago. */
const page = '1000';

/** @param subject how the types of its events begin */
export function creationLog(
  subject:
    | 'context-field'
    | 'environment'
    | 'group'
    | 'project'
    | 'role'
    | 'segment'
    | 'service-account'
    | 'tag-type'
    | 'user',
  { isAbout, touches = () => false, completed = [] }: Traces,
): CreationLog<AdminApi, Data> {
  const created: Event['type'] = `${subject}-created`;
  const own = [created, `${subject}-updated`, `${subject}-deleted`];
  return {
    position: async (api) => {
      try {
        const { events } = await api.searchEvents({ type: `IS:${created}`, limit: '1' });
        return events[0]?.id ?? 0;
      } catch (error) {
        // Whoever may not read the log can create all the same. Nothing is created on a server that does not answer.
        if (error instanceof AdminApiError && error.status !== undefined) return undefined;
        throw error;
      }
    },
    find: async (api, state) => {
      const { events } = await api.searchEvents({ limit: page });
      const about = ({ type, data, preData }: Event) =>
        own.includes(type) && [data, preData].some((one) => one && isAbout(one, state));
      const creation = events.find((event) => event.type === created && about(event));
      if (!creation) return undefined;
      const caller = await readCaller(api);
      const later = events.filter((event) => event.id > creation.id && (about(event) || touches(event, state)));
      const isCompletion = (event: Event) => isBy(caller, event) && changesOnly(event, completed);
      const [first, ...more] = later;
      return {
        position: creation.id,
        isOwn: isBy(caller, creation),
        isUntouched: more.length === 0 && (first === undefined || isCompletion(first)),
        minutesAgo: minutesSince(creation, events),
      };
    },
  };
}

/** The server's clock may go otherwise than ours: by whichever is later, it is older. */
function minutesSince({ createdAt }: Event, [newest]: readonly Event[]): number {
  const now = Math.max(Date.now(), Date.parse(newest?.createdAt ?? createdAt));
  return (now - Date.parse(createdAt)) / 60_000;
}

function changesOnly({ data, preData }: Event, names: readonly string[]): boolean {
  const [before, after]: Data[] = [preData ?? {}, data ?? {}];
  const changed = Object.keys({ ...before, ...after }).filter((key) => !isDeepStrictEqual(before?.[key], after?.[key]));
  return changed.every((key) => names.includes(key)) && names.length > 0;
}
