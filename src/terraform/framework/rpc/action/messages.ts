// What is said while some work goes on, for whoever reads along.

export class Messages {
  readonly #unread: string[] = [];
  #isOver = false;
  #wake = () => {};

  say(message: string): void {
    this.#unread.push(message);
    this.#wake();
  }

  /** Nothing more will be said. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** Each message as it comes, until the end. */
  async *[Symbol.asyncIterator](): AsyncGenerator<string, void> {
    for (;;) {
      for (let next = this.#unread.shift(); next !== undefined; next = this.#unread.shift()) yield next;
      if (this.#isOver) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
