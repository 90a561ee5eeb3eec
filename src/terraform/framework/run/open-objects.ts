// What ephemeral resources have opened in this process. Terraform does not close what it opened when something that used it fails or
// when a person interrupts it, but it waits while the process ends: then all of it is given back here.

type GiveBack = (signal: AbortSignal) => Promise<void>;

export class OpenObjects {
  readonly #open = new Map<string, GiveBack>();

  add(key: string, giveBack: GiveBack): void {
    this.#open.set(key, giveBack);
  }

  /** How one object is given back. A failure is told, and tried once more at the end. */
  close(key: string): GiveBack | undefined {
    const giveBack = this.#open.get(key);
    return (
      giveBack &&
      (async (signal) => {
        await giveBack(signal);
        this.#open.delete(key);
      })
    );
  }

  /**
   * Gives back what is open, all at once, and nothing twice.
   * @param milliseconds after which it is given up: what is left ends by itself
   */
  async giveBack(milliseconds: number): Promise<void> {
    const all = [...this.#open.values()];
    this.#open.clear();
    if (all.length === 0) return;
    const signal = AbortSignal.timeout(milliseconds);
    await Promise.allSettled(all.map((one) => one(signal)));
  }
}
