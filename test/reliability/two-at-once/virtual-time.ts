// Time that passes only when everybody waits: whoever waits shortest goes on next, so that equal seeds give equal histories.

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

export class VirtualTime {
  now = Date.UTC(2026, 0, 1);
  readonly #sleepers: Sleeper[] = [];
  #busy = 0;

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ until: this.now + milliseconds, wake });
    });

  /** Work that ends by itself, without waiting for this time. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#busy++;
    try {
      return await work();
    } finally {
      this.#busy--;
    }
  }

  /** Lets time pass until the work is done. */
  async until(work: Promise<unknown>): Promise<void> {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await this.#settle();
      const next = this.#sleepers.sort((a, b) => a.until - b.until).shift();
      if (!next) continue;
      this.now = Math.max(this.now, next.until);
      next.wake();
    }
    await done;
  }

  /** Everybody has come as far as they come without time. */
  async #settle(): Promise<void> {
    for (let calm = 0; calm < 3; calm++) {
      const before = this.#sleepers.length;
      await new Promise(setImmediate);
      if (this.#busy > 0 || this.#sleepers.length !== before) calm = -1;
    }
  }
}
