/** Streams that we ended before the client did: it may go on with them until it hears of that. */
export class GivenUpStreams {
  readonly #ids = new Set<number>();
  readonly #most: number;

  /** @param most how many to remember; clients hear of an end soon */
  constructor(most: number) {
    this.#most = most;
  }

  add(streamId: number): void {
    this.#ids.add(streamId);
    if (this.#ids.size <= this.#most) return;
    const [oldest] = this.#ids;
    this.#ids.delete(oldest!);
  }

  has(streamId: number): boolean {
    return this.#ids.has(streamId);
  }

  /** The client has ended it as well. */
  forget(streamId: number): void {
    this.#ids.delete(streamId);
  }
}
