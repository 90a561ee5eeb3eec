/** Frames on their way to the client: what is sent in one turn of the event loop leaves together. */
import type { Socket } from '../sockets/index.ts';

export class Outbox {
  readonly #socket: Socket;
  #frames: Buffer[] = [];

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  send(frame: Buffer): void {
    this.#frames.push(frame);
    if (this.#frames.length === 1) setImmediate(() => this.#flush());
  }

  /** Resolves when the socket takes more; undefined when it does now. */
  drained(): Promise<void> | undefined {
    return this.#socket.drained();
  }

  #flush(): void {
    const frames = this.#frames;
    this.#frames = [];
    this.#socket.send(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
  }
}
