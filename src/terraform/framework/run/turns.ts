// Lets writes to the same thing take turns, in the order in which they came.
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Does `work` once everything that came earlier for one of the things has ended, however it ended. */
  async take<T>(things: readonly string[], work: () => Promise<T>): Promise<T> {
    const earlier = things.flatMap((thing) => this.#last.get(thing) ?? []);
    const turn = Promise.all(earlier).then(work);
    const over = turn.catch(() => {});
    for (const thing of things) this.#last.set(thing, over);
    try {
      return await turn;
    } finally {
      for (const thing of things) if (this.#last.get(thing) === over) this.#last.delete(thing);
    }
  }
}
