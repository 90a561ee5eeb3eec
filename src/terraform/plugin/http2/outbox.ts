/** Frames on their way to the client: what is sent in one turn of the event loop leaves together. */
import type { Socket } from 'node:net';

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
    const socket = this.#socket;
    if (!socket.writableNeedDrain) return undefined;
    return new Promise((resolve) => {
      const settle = () => {
        socket.off('drain', settle);
        socket.off('close', settle);
        resolve();
      };
      socket.once('drain', settle);
      socket.once('close', settle);
    });
  }

  #flush(): void {
    const frames = this.#frames;
    this.#frames = [];
    if (this.#socket.writable) this.#socket.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
  }
}
