// How many objects of one kind are asked for: several are worth a list, one is not.

/** Milliseconds that the first of a kind waits for others. */
const waitForOthersMs = 5;

/** Terraform deals with ten objects at a time: where so many were seen, of whatever kind, others of a kind may follow. */
const manyObjects = 10;

interface Run {
  /** Objects of all kinds that were asked for. */
  readonly countSeen: () => number;
  /** Lets so much time pass. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Decides for the objects of one kind whether they are read one by one or from a list of all. */
export class ListingDecision {
  readonly #run: Run;
  readonly #known = new Set<string>();
  #tellOthers: (() => void) | undefined;
  readonly #others = new Promise<void>((resolve) => {
    this.#tellOthers = resolve;
  });

  constructor(run: Run) {
    this.#run = run;
  }

  get size(): number {
    return this.#known.size;
  }

  /** Takes note of an object that Terraform deals with. */
  note(key: string): void {
    this.#known.add(key);
    if (this.#known.size > 1) this.#tellOthers?.();
  }

  /** Whether others of the kind are asked for besides this one, now or in a moment, or may well be. */
  async shouldList(key: string): Promise<boolean> {
    this.note(key);
    if (!this.#areOthersLikely) await Promise.race([this.#others, this.#run.pause(waitForOthersMs)]);
    return this.#areOthersLikely;
  }

  get #areOthersLikely(): boolean {
    return this.#known.size > 1 || this.#run.countSeen() >= manyObjects;
  }
}
