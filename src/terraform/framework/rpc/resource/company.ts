// How many objects of one kind are asked for: several are worth a list, one is not.

/** Milliseconds that the first of a kind waits for others. Terraform begins with up to ten objects at the same time. */
const patience = 5;

export class Company {
  readonly #pause: (milliseconds: number) => Promise<void>;
  readonly #known = new Set<string>();
  #others: (() => void) | undefined;
  readonly #company = new Promise<void>((resolve) => {
    this.#others = resolve;
  });

  constructor(pause: (milliseconds: number) => Promise<void>) {
    this.#pause = pause;
  }

  /** Takes note of an object that Terraform deals with. */
  note(key: string): void {
    this.#known.add(key);
    if (this.#known.size > 1) this.#others?.();
  }

  /** Whether others of the kind are asked for besides this one, now or in a moment. */
  async has(key: string): Promise<boolean> {
    this.note(key);
    if (this.#known.size === 1) await Promise.race([this.#company, this.#pause(patience)]);
    return this.#known.size > 1;
  }
}
