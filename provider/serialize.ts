// Makes read-modify-write safe within one process: work on the same thing takes turns.

const last = new Map<string, Promise<unknown>>();

/** Runs `work` after everything that was started before on the same thing. A failure does not stop the next. */
export function serialize<T>(thing: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(thing) ?? Promise.resolve()).then(work, work);
  last.set(
    thing,
    turn.catch(() => {}),
  );
  return turn;
}
