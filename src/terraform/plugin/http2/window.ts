/** How much may still be sent, or received: https://www.rfc-editor.org/rfc/rfc9113#name-flow-control */

/** Bytes with which every window begins unless settings say otherwise. */
export const defaultWindow = 65_535;

const maxWindow = 2 ** 31 - 1;

/** Room for what we send, which the other end widens. It is below zero when the other end made windows smaller. */
export class SendWindow {
  #left: number;

  constructor(size: number) {
    this.#left = size;
  }

  get left(): number {
    return Math.max(this.#left, 0);
  }

  take(bytes: number): void {
    this.#left -= bytes;
  }

  /** False for a window that is larger now than any may be. */
  widen(by: number): boolean {
    this.#left += by;
    return this.#left <= maxWindow;
  }
}

/** Room for what we receive; everything is read at once, so it is widened as soon as half of it is used. */
export class ReceiveWindow {
  readonly #size: number;
  #used = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** By how much to widen it now, often by nothing. */
  receive(bytes: number): number {
    this.#used += bytes;
    if (this.#used < this.#size / 2) return 0;
    const by = this.#used;
    this.#used = 0;
    return by;
  }
}
