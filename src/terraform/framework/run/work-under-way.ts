// Work of one kind, writes or plans, that this process has under way, so that one can wait for what others of the run bring.

/** Milliseconds that Terraform may take from one piece of work to the next that depends on it. */
const graceMs = 1000;

export class WorkUnderWay {
  readonly #pause: (milliseconds: number) => Promise<void>;
  readonly #changed = new Set<() => void>();
  #active = 0;
  #waiting = 0;
  #begun = 0;
  #ended = 0;

  constructor(pause: (milliseconds: number) => Promise<void>) {
    this.#pause = pause;
  }

  /** Counts `work` until it ends, however it ends. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#active++;
    this.#begun++;
    this.#tell();
    try {
      return await work();
    } finally {
      this.#active--;
      this.#ended++;
      this.#tell();
    }
  }

  /**
   * What `attempt` brings, which is tried again whenever another piece of work has ended. Undefined once no other is left
   * that does more than wait: then nothing of this run can help any more. Two that wait for each other give up in turn.
   */
  async untilOthersDone<T>(attempt: () => Promise<T | undefined>): Promise<T | undefined> {
    for (;;) {
      const [begun, ended] = [this.#begun, this.#ended];
      const result = await attempt();
      if (result !== undefined) return result;
      if (this.#ended !== ended) continue;
      if (this.#isAlone && this.#begun === begun) await this.#change(this.#pause(graceMs));
      if (this.#ended !== ended) continue;
      if (this.#isAlone) return undefined;
      this.#waiting++;
      try {
        while (this.#ended === ended) await this.#change();
      } finally {
        this.#waiting--;
      }
    }
  }

  get #isAlone(): boolean {
    return this.#active - this.#waiting <= 1;
  }

  #tell(): void {
    for (const listener of [...this.#changed]) listener();
  }

  /** The next begin or end of a piece of work, or the end of `limit`. */
  async #change(limit?: Promise<void>): Promise<void> {
    let listener = () => {};
    const changed = new Promise<void>((resolve) => {
      listener = resolve;
    });
    this.#changed.add(listener);
    try {
      await (limit ? Promise.race([changed, limit]) : changed);
    } finally {
      this.#changed.delete(listener);
    }
  }
}
