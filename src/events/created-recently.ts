// How an object came to be, from the event log: who made it, when, and whether anything has happened to it since.
import { isDeepStrictEqual } from 'node:util';
import { type AdminApi, AdminApiError } from '../admin-api/index.ts';
import { isBy, readCaller } from '../access/index.ts';
import { type AuditEvent, searchEvents } from './search.ts';

type Data = Readonly<Record<string, unknown>>;

interface Traces {
  /** Whether what an event has kept is the object. */
  readonly isAbout: (data: Data, state: Data) => boolean;
  /** Whether an event of another kind tells of the object too. */
  readonly touches?: (event: AuditEvent, state: Data) => boolean;
  /** Whether an event tells of something inside the object: what its maker puts there since leaves it as it was made. */
  readonly contains?: (event: AuditEvent, state: Data) => boolean;
  /** What the update that completes the creation changes in the events. */
  readonly completed?: readonly string[];
}

/** How an object was made, as far as the log tells. */
interface Creation {
  /** Of the event in the log. */
  readonly position: number;
  /** Made with the very token of this client, as far as the log tells tokens apart. */
  readonly isOwn: boolean;
  /** Nothing has happened to it since, but for what completes the creation. */
  readonly isUntouched: boolean;
  readonly minutesAgo: number;
}

/** As many events as one answer has; what is older than those is nobody's who was cut off a moment ago. */
const page = 1000;

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
  { isAbout, touches = () => false, contains = () => false, completed = [] }: Traces,
) {
  const created: AuditEvent['type'] = `${subject}-created`;
  const own = [created, `${subject}-updated`, `${subject}-deleted`];
  return {
    position: async (api: AdminApi): Promise<number | undefined> => {
      try {
        const { events } = await searchEvents(api, { types: [created] }, 1);
        return events[0]?.id ?? 0;
      } catch (error) {
        // Whoever may not read the log can create all the same. Nothing is created on a server that does not answer.
        if (error instanceof AdminApiError && error.status !== undefined) return undefined;
        throw error;
      }
    },
    find: async (api: AdminApi, state: Data): Promise<Creation | undefined> => {
      const { events } = await searchEvents(api, {}, page);
      const about = ({ type, data, preData }: AuditEvent) =>
        own.includes(type) && [data, preData].some((one) => one && isAbout(one, state));
      const creation = events.find((event) => event.type === created && about(event));
      if (!creation) return undefined;
      const caller = await readCaller(api);
      const changes = (event: AuditEvent) =>
        about(event) || touches(event, state) || (contains(event, state) && !isBy(caller, event));
      const later = events.filter((event) => event.id > creation.id && changes(event));
      const isCompletion = (event: AuditEvent) => isBy(caller, event) && changesOnly(event, completed);
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
function minutesSince({ createdAt }: AuditEvent, [newest]: readonly AuditEvent[]): number {
  const now = Math.max(Date.now(), Date.parse(newest?.createdAt ?? createdAt));
  return (now - Date.parse(createdAt)) / 60_000;
}

function changesOnly({ data, preData }: AuditEvent, names: readonly string[]): boolean {
  const [before, after]: Data[] = [preData ?? {}, data ?? {}];
  const changed = Object.keys({ ...before, ...after }).filter((key) => !isDeepStrictEqual(before?.[key], after?.[key]));
  return changed.every((key) => names.includes(key)) && names.length > 0;
}
