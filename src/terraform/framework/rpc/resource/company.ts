// How many objects of one kind are asked for: several are worth a list, one is not.

/** Milliseconds that the first of a kind waits for others. */
const patience = 5;

/** Terraform deals with ten objects at a time: where so many were seen, of whatever kind, others of a kind may follow. */
const crowd = 10;

/** What counts the objects of all kinds, and lets time pass. */
export interface Surroundings {
  /** Objects of all kinds that were asked for. */
  readonly seen: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export class Company {
  readonly #surroundings: Surroundings;
  readonly #known = new Set<string>();
  #others: (() => void) | undefined;
  readonly #company = new Promise<void>((resolve) => {
    this.#others = resolve;
  });

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  get size(): number {
    return this.#known.size;
  }

  /** Takes note of an object that Terraform deals with. */
  note(key: string): void {
    this.#known.add(key);
    if (this.#known.size > 1) this.#others?.();
  }

  /** Whether others of the kind are asked for besides this one, now or in a moment, or may well be. */
  async has(key: string): Promise<boolean> {
    this.note(key);
    if (!this.#isLikely) await Promise.race([this.#company, this.#surroundings.pause(patience)]);
    return this.#isLikely;
  }

  get #isLikely(): boolean {
    return this.#known.size > 1 || this.#surroundings.seen() >= crowd;
  }
}
