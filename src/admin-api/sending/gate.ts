// A gate that lets only so many in at a time; the rest wait in line, first come, first served.

export class Gate {
  readonly #size: () => number;
  readonly #line: (() => void)[] = [];
  #inside = 0;

  /** @param size asked whenever somebody comes or goes */
  constructor(size: () => number) {
    this.#size = size;
  }

  /** Somebody waits, or the next one would. */
  get isFull(): boolean {
    return this.#line.length > 0 || this.#inside >= this.#size();
  }

  /** Whether there was room; then the caller is inside. */
  enterNow(): boolean {
    if (this.isFull) return false;
    this.#inside++;
    return true;
  }

  /** Rejects with the signal's reason when it aborts first. */
  async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.enterNow()) return;
    await new Promise<void>((resolve, reject) => {
      const line = this.#line;
      line.push(enter);
      signal.addEventListener('abort', leave);
      function enter() {
        signal.removeEventListener('abort', leave);
        resolve();
      }
      function leave() {
        line.splice(line.indexOf(enter), 1);
        reject(signal.reason);
      }
    });
  }

  leave(): void {
    this.#inside--;
    while (this.#line.length > 0 && this.#inside < this.#size()) {
      this.#inside++;
      this.#line.shift()?.();
    }
  }
}
