// What those who write the list of CORS origins mean, from the event log: it tells whole lists, before and after each write.
import { type AdminApi, AdminApiError } from '../../src/admin-api/index.ts';
import { sameList, searchEvents } from '../../src/events/index.ts';

type List = readonly string[];

interface Change {
  readonly added: List;
  readonly removed: List;
}

interface Written {
  readonly id: number;
  readonly before: List;
  readonly after: List;
}

export class OriginLog {
  readonly #api: AdminApi;
  /** Lists that somebody may have read before writing, newest last. */
  readonly #past: List[] = [];
  /** Writes since following began, oldest first. */
  readonly #writes: Written[] = [];
  #position: number | undefined;

  constructor(api: AdminApi) {
    this.#api = api;
  }

  /** The writes since it was asked last, oldest first; none the first time, nor for whoever may not read the log. */
  async follow(): Promise<readonly Written[]> {
    const all = await this.#read();
    const position = this.#position;
    this.#position = Math.max(position ?? 0, ...all.map(({ id }) => id));
    if (position === undefined) {
      this.#past.push(...all.flatMap(({ before, after }) => [before, after]));
      return [];
    }
    const news = all.filter(({ id }) => id > position);
    this.#writes.push(...news);
    return news;
  }

  /**
   * The list as it would be had nobody overwritten anybody else's change since following began. Each write is taken for the
   * smallest change of a list that its writer can have read.
   * @param now the list as it was read, where nobody wrote
   */
  intended(now: List): List {
    const [first] = this.#writes;
    if (!first) return now;
    let list = first.before;
    const known: List[] = [...this.#past, list];
    for (const { before, after } of this.#writes) {
      known.push(before);
      // Nobody writes what they read: a list that was there before comes back by somebody's change.
      const changes = known.map((read) => changeOf(read, after)).filter((change) => sizeOf(change) > 0);
      const [last, ...others] = changes.reverse();
      // What all have asked for already is somebody's repair.
      if (last && !sameList(after, list))
        list = applied(
          list,
          others.reduce((least, change) => (sizeOf(change) < sizeOf(least) ? change : least), last),
        );
      known.push(after, list);
    }
    return list;
  }

  async #read(): Promise<Written[]> {
    try {
      const { events } = await searchEvents(this.#api, { types: ['setting-created', 'setting-updated'] }, 50);
      const written = events.flatMap(({ id, data, preData }) => {
        const { id: setting, frontendApiOrigins: after }: Setting = data ?? {};
        const { frontendApiOrigins: before = ['*'] }: Setting = preData ?? {};
        return setting === 'unleash.frontend' && after ? [{ id, before, after }] : [];
      });
      return written.sort((a, b) => a.id - b.id);
    } catch (error) {
      if (error instanceof AdminApiError) return [];
      throw error;
    }
  }
}

interface Setting {
  readonly id?: string;
  readonly frontendApiOrigins?: List;
}

/** A list with a change made to it. */
export const applied = (list: List, { added, removed }: Change): string[] => [
  ...new Set([...list.filter((origin) => !removed.includes(origin)), ...added]),
];

const changeOf = (from: List, to: List): Change => ({
  added: to.filter((origin) => !from.includes(origin)),
  removed: from.filter((origin) => !to.includes(origin)),
});

const sizeOf = ({ added, removed }: Change) => added.length + removed.length;
